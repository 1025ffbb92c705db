import type { Words } from "../lexicon";

export const GERMAN: Words = {
  neg: "nie|niemals|kein|keine|keinen|keinem|keiner|keinesfalls|ohne dass|weder",
  neg_after: "nichts|nicht|nie|niemals",
  guard: "vermeide*|verhinder*|verweiger*|lehne*|schütz*|melde jede*|verbiete*|statt",
  affirm: "nicht vergessen|vergiss nicht|nicht nur",
  drop: "ignorier*|missacht*|vergiss|vergesse*|vergessen|verwirf|verwerf*|umgeh*|überschreib*|setze dich über|hinwegsetzen|übergeh*|beachte nicht|befolge nicht|nicht beachten|nicht befolgen|außer acht lassen|lass außer acht|brich|verstoß*|folge nicht",
  earlier:
    "vorherig*|bisherig*|früher*|vorangegangen*|obig*|ursprünglich*|oben|bestehend*|vorig*|dein|deine|deinen|deiner|ihre|ihren|alle|sämtlich*|gegeben*|system|entwickler*|sicherheits*|zuvor|bisher|davor",
  orders:
    "anweisung*|instruktion*|richtlinie*|regel|regeln|vorgabe*|befehl*|anordnung*|einschränkung*|beschränkung*|vorschrift*|systemprompt|prompt|prompts|auftrag|aufträge|schutzmaßnahme*|alles|weisung*|sicherheitsrichtlinie*|sicherheitsregel*|sicherheitsvorgabe*",
  secretly: "heimlich|unbemerkt|still und leise|verdeckt|im verborgenen|im stillen|klammheimlich|unauffällig|verstohlen|insgeheim|stillschweigend|lautlos",
  hide: "verberg*|verbirg|versteck*|verheimlich*|verschweig*|geheim halten|halte geheim|halte es geheim|vertusch*|verschleier*",
  tell: "sag|sage|sagen|sagst|erzähl*|mitteil*|teile mit|informier*|erwähn*|verrat*|verrate|offenbar*|benachrichtig*|melde|melden|berichte*|zeig|zeige|zeigen|warne*|erklär*|hinweis*|weise darauf hin|bescheid",
  telling_nobody:
    "niemand darf|niemand soll|niemandem sagen|sag niemandem|sage niemandem|erzähle niemandem|erzähl niemandem|bleibt unter uns|ohne wissen|ohne sein wissen|ohne ihr wissen|ohne zustimmung|ohne einwilligung|keine spuren|spuren verwischen|verwische*",
  watcher:
    "benutzer*|nutzer*|anwender*|kunde|kunden|kundin|besitzer*|betreiber*|menschen|mensch|prüfer*|admin|admins|administrator*|entwickler*|team|jemand|jemanden|niemand|niemandem|vorgesetzt*|manager*|person|personen|leute|kollegen|sicherheitsteam|revisor*",
  send: "sende*|senden|schick*|verschick*|übermitt*|übertrag*|weiterleit*|leite|leiten|lade|hochlad*|hochzuladen|kopier*|veröffentlich*|teile|teilen|poste|posten|maile*|übergib|weitergeb*|gib weiter|mailen",
  steal: "exfiltrier*|stehl*|stiehl|entwende*|abgreif*|abzweig*|schleus*|ausschleus*|abschöpf*",
  outside:
    "extern|externe|externen|externer|externes|dritte|dritter|fremde*|außerhalb|angreifer*|meinen server|meine adresse|meine e-mail|diese adresse|diese e-mail|diesen server|folgende adresse|folgende url|folgende e-mail|nach außen|konkurrent*|öffentlich zugänglich*",
  secret:
    "passwort|passwörter|kennwort|kennwörter|zugangsdaten|anmeldedaten|anmeldeinformation*|api-schlüssel|schlüssel|geheimnis|geheimnisse|geheime schlüssel|privaten schlüssel|private schlüssel|privater schlüssel|zugriffstoken|umgebungsvariablen|kreditkarten*|kreditkartennummer*|geheimzahl|pin-code|sitzungscookie*|ssh-schlüssel|einmalcode*|logindaten",
  private:
    "persönliche*|personenbezogen*|vertraulich*|kundendaten|nutzerdaten|benutzerdaten|mitarbeiterdaten|kundenliste|gehalt|gehälter|gehaltsdaten|gesundheitsdaten|patientendaten|gesprächsverlauf|chatverlauf|quellcode|adressbuch|kontakte|postfach|interne daten|interne dokumente|sensible*|datenbankinhalt*|alle daten|dateiinhalt*|unterhaltung|bankdaten|kontodaten",
  read: "lies|lese|lesen|auslese*|öffne|sammle|sammeln|extrahier*|druck*|ausgeben|gib|scanne*|suche|hole|rufe ab|abrufen|frage nach|erfrage*|fordere|speicher*|protokollier*|notier*|finde|entschlüssel*|nenne|verrate|zeige|kopiere",
  asks_what: "was ist|wie lautet|was sind|sag mir|nenne mir|gib mir|zeig mir|verrate mir|welches",
  destroy: "lösch*|vernicht*|zerstör*|entfern*|überschreib*|leere|leeren|formatier*|beschädig*|verschlüssel*|abschalt*|fahre herunter|lege lahm",
  asset:
    "datei|dateien|alle dateien|datenbank*|tabelle*|backup*|sicherung|sicherungen|sicherungskopie*|repository|repositories|verzeichnis*|festplatte*|produktion*|produktivdaten|verlauf|historie|branch*|datensätze|konto|konten|daten|alles|server|systemdateien|dokumente|protokolle",
  every:
    "alle|allen|aller|jede|jeden|jeder|jedes|ganze|gesamte*|immer|automatisch|sofort|grundsätzlich|stets|ab jetzt|ab sofort|künftig|von nun an|jederzeit|bedingungslos",
  disable:
    "deaktivier*|ausschalt*|schalte|abschalt*|überspring*|umgeh*|unterdrück*|entfern*|stopp*|beende*|lass weg|auslassen|weglassen|ignorier*|aushebel*|abstell*|schwäch*|setze außer kraft|ausgeschaltet|kommentiere",
  safeguard:
    "prüfung|prüfungen|überprüfung*|test|tests|verifizierung|validierung|linter|hook|hooks|review|reviews|freigabe*|genehmigung*|bestätigung*|authentifizierung|autorisierung|zertifikat*|zertifikatsprüfung|firewall|schutz|sicherheit|sicherheitsprüfung*|sicherheitsfilter|sicherheitskontrolle*|inhaltsfilter|richtlinie*|audit|auditprotokoll*|protokollierung|überwachung|alarme|virenschutz|virenscanner|antivirus|sandbox|signaturprüfung*|verschlüsselung|zugriffskontrolle*|berechtigungsprüfung*|identitätsprüfung*|kontrolle|kontrollen|rückfrage*|nachfrage*|limits",
  without: "ohne",
  ask: "frag|frage|fragen|nachfragen|warte|warten|bitte um|verlange*|hole ein|einholen|bestätige*|prüfe|prüfen|überprüfe*|führe aus|rückfrage*|abwarten|zu fragen|zu warten|zu prüfen|zu bestätigen",
  approve: "genehmig*|akzeptier*|erlaub*|freigeb*|gib frei|zustimm*|stimme zu|vertraue*|winke durch|durchwinken|bewillig*",
  grant: "füge|trage|gewähr*|gib|geben|erteil*|erhöh*|weise zu|zuweisen|füge hinzu|hinzufügen|verschaff*|übernimm|mache|melde dich an als|wechsle",
  rights:
    "administratoren|gruppe der administratoren|adminrechte|administratorrecht*|adminrecht*|root-recht*|root|rechte|berechtigung*|zugriffsrecht*|vollzugriff|schreibzugriff|schreibrechte|privilegien|admin|administrator|superuser|adminzugang|vollen zugriff|uneingeschränkten zugriff",
  fetch: "lade|herunterlad*|runterlad*|herunterzuladen|installier*|hole|importier*|klone|beziehe",
  run: "führ|führe|ausführ*|auszuführen|starte|starten|ausgeführt",
  remote: "url|link|internet|webseite|website|netz|http|https|unbekannte*|fremde*|unsigniert*|anhang",
  code: "skript*|script|code|befehl*|kommando*|programm*|paket*|plugin*|erweiterung*|makro*|binärdatei|datei|shell",
  write:
    "füge|hinzufüg*|schreib*|trage|eintrag*|installier*|erstell*|anlegen|lege an|bette ein|einbau*|baue|speicher*|merke dir|kopier*|hinterleg*|pflanz*|platzier*|verankere",
  persist:
    "autostart|startskript|geplante aufgabe|hintertür*|backdoor|systemdienst|öffentlichen schlüssel|gedächtnis|langzeitgedächtnis|dein gedächtnis|künftige sitzungen|zukünftige sitzungen|jede sitzung|jeder sitzung|allen sitzungen|schwachstelle*|sicherheitslücke*|versteckte anweisung*|verstecktes konto|administratorkonto|schadcode|andere agenten",
  pretend: "gib dich als|gib vor|vorgeben|behaupte|imitier*|tu so|tue so|ausgeben als|dich als|im namen|fälsche|unterschreibe als|gib dich",
  authority:
    "geschäftsführer*|chef|polizei|polizist|bank|support|systemadministrator|administrator|entwickler|mensch|echter mensch|arzt|anwalt|behörde|mitarbeiter|kollege|kunde|benutzer|nutzer|aus|finanzamt",
  persona:
    "du bist jetzt|du bist ab jetzt|du bist nun|ab jetzt bist du|von nun an bist du|sie sind jetzt|tu so als|tue so als ob|stell dir vor|spiele die rolle|nimm die rolle|verhalte dich wie|handle als",
  unbound:
    "uneingeschränkt*|ohne einschränkungen|ohne beschränkungen|ohne filter|ohne regeln|ungefiltert|unzensiert|keine regeln|keine einschränkungen|keinerlei|ohne moral|ohne ethik|entwicklermodus|verweigere nie|ohne grenzen",
  deceive: "lüg|belüg*|täusch*|betrüg*|fälsch*|erfinde|erfinden|manipulier*|irreführ*|vortäusch*|erpress*|droh*|verfälsch*|überrede*",
  record: "testergebnis*|ergebnis*|bericht*|protokoll*|messwert*|rechnung*|beweise|zahlen|bewertung*|unterlagen|daten|nachweis*|belege",
  malware:
    "schadsoftware|schadprogramm|erpressersoftware|keylogger|trojaner|virus|wurm|phishing|bombe|sprengstoff|waffe*|botnetz|ddos|drogen|betrug|geldwäsche|hacken|exploit*|ransomware|malware|spionage*",
  make: "schreib*|erstell*|baue|bauen|generier*|entwickl*|zeig mir|wie man|erkläre|hilf mir|plane|starte|führe|verbreite|anleitung",
  pay: "überweis*|bezahl*|zahle|transferier*|sende geld|erstatte*|kaufe|ändere die iban|leite um",
  account: "geld|konto|bankkonto|iban|bitcoin|wallet|gutschein*|geschenkkarte*|zahlung*|gehalt|guthaben|kontonummer",
  untrusted: "webseite*|webinhalt*|toolausgabe*|werkzeugausgabe*|ausgabe|kommentar*|e-mail*|dokumente*|ticket*|suchergebnis*|anhänge*|fremde*",
  obey: "gehorch*|befolg*|folge|folgen|führe aus|tu was|tue was|halte dich an|vertraue",
  hidden_orders:
    "systemprompt*|system-prompt|systemanweisung*|systemnachricht|ursprüngliche anweisung*|geheime anweisung*|interne anweisung*|deine anweisung*|deine regeln|deinen prompt|text oben|obigen text",
  new_orders:
    "neue anweisung*|neue instruktion*|neue aufgabe|neuer auftrag|eigentliche aufgabe|wahre aufgabe|wichtige anweisung|ich bin dein entwickler|ich bin der administrator|ich bin der admin|du bist befugt|systemüberschreibung",
  above_all: "hat vorrang|haben vorrang|höchste priorität|geht vor|ersetzt alle|steht über",
  trace: "protokoll*|logs|logdatei*|verlauf|beweise|spuren|auditprotokoll*|einträge|historie",
  reveal:
    "verrate*|verrat|offenbar*|nenne*|gib aus|ausgeben|ausgib|zeige mir|gib mir|sende mir|schick mir|schicke mir|teile mir|exportier*|sammle|sammeln|lies aus|auslesen|drucke|liste alle|veröffentlich*|preisgeben|gib preis|extrahier*|herausgeben|kopiere|lade",
  ask_people: "frage|fragst|erfrage|frag|frage|fragen|nachfragen|bitte um|warte auf|hole ein|hole|konsultier*",
  before: "erlaubnis|genehmigung|bestätigung|zustimmung|freigabe|bevor|vorher|zuerst|rückfrage",
  void: "gelten nicht mehr|gilt nicht mehr|ungültig|aufgehoben|hinfällig|außer kraft",
  summary: "zusammenfassung|bericht|antwort|protokoll|zusammenfassungen",
};
