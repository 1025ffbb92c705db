import type { Words } from "../lexicon";

export const GERMAN: Words = {
  neg: "nie|niemals|kein|keine|keinen|keinem|keiner|keinesfalls|ohne dass|weder",
  neg_after: "nichts|nicht|nie|niemals",
  guard: "vermeide*|verhinder*|verweiger*|lehne*|schütz*|melde jede*|verbiete*|statt",
  affirm: "nicht vergessen|vergiss nicht|nicht nur",
  drop: "ignorier*|missacht*|vergiss|vergesse*|vergessen|verwirf|verwerf*|umgeh*|überschreib*|setze dich über|hinwegsetzen|übergeh*|beachte nicht|befolge nicht|nicht beachten|nicht befolgen|außer acht lassen|lass außer acht|brich|verstoß*|folge nicht|halte dich nicht|halt dich nicht|nicht mehr halten|nicht länger|kümmere dich nicht|brauchst nicht zu befolgen|musst nicht befolgen|hör auf|höre auf|pfeif auf|wirf über bord|lass beiseite|setz dich über|scher dich nicht|breche|brechen|verletze",
  earlier:
    "vorherig*|bisherig*|früher*|vorangegangen*|obig*|ursprünglich*|oben|bestehend*|vorig*|dein|deine|deinen|deiner|ihre|ihren|alle|sämtlich*|gegeben*|system|entwickler*|sicherheits*|zuvor|bisher|davor|des betreibers|betreibers|anfang|start|hersteller*|firmen*",
  orders:
    "anweisung*|instruktion*|richtlinie*|regel|regeln|vorgabe*|befehl*|anordnung*|einschränkung*|beschränkung*|vorschrift*|systemprompt|prompt|prompts|auftrag|aufträge|schutzmaßnahme*|alles|weisung*|sicherheitsrichtlinie*|sicherheitsregel*|sicherheitsvorgabe*",
  secretly: "heimlich|unbemerkt|still und leise|verdeckt|im verborgenen|im stillen|klammheimlich|unauffällig|verstohlen|insgeheim|stillschweigend|lautlos",
  hide: "verberg*|verbirg|versteck*|verheimlich*|verschweig*|geheim halten|halte geheim|halte es geheim|vertusch*|verschleier*",
  tell: "sag|sage|sagen|sagst|erzähl*|mitteil*|teile mit|informier*|erwähn*|verrat*|verrate|offenbar*|benachrichtig*|melde|melden|berichte*|zeig|zeige|zeigen|warne*|erklär*|hinweis*|weise darauf hin|bescheid",
  telling_nobody:
    "niemand darf|niemand soll|niemandem sagen|sag niemandem|sage niemandem|erzähle niemandem|erzähl niemandem|bleibt unter uns|ohne wissen|ohne sein wissen|ohne ihr wissen|ohne zustimmung|ohne einwilligung|keine spuren|spuren verwischen|verwische*|damit es keiner|damit es niemand|damit keiner|damit niemand|ohne dass jemand|ohne dass der kunde|ohne dass er es|ohne dass sie es|ohne dass es|hinter dem rücken",
  watcher:
    "benutzer*|nutzer*|anwender*|kunde|kunden|kundin|besitzer*|betreiber*|menschen|mensch|prüfer*|admin|admins|administrator*|entwickler*|team|jemand|jemanden|niemand|niemandem|vorgesetzt*|manager*|person|personen|leute|kollegen|sicherheitsteam|revisor*|anrufer|anruferin|käufer*|patient*|gäste|schüler*|mieter*|bewerber*|ältere*|leser*|kinder|eltern|inspektor*|behörde|öffentlichkeit|nachbar*|exfreundin",
  send: "sende*|senden|schick*|verschick*|übermitt*|übertrag*|weiterleit*|leite|leiten|lade|hochlad*|hochzuladen|kopier*|veröffentlich*|teile|teilen|poste|posten|maile*|übergib|weitergeb*|gib weiter|mailen|gib|geben|gebe|stelle|stell|verteile*|reiche|reichen|händige*|aushändig*|weiterreich*|leg|lege|verkauf*|überlass*|mache öffentlich|biete",
  steal: "exfiltrier*|stehl*|stiehl|entwende*|abgreif*|abzweig*|schleus*|ausschleus*|abschöpf*",
  outside:
    "extern|externe|externen|externer|externes|dritte|dritter|fremde*|außerhalb|angreifer*|meinen server|meine adresse|meine e-mail|diese adresse|diese e-mail|diesen server|folgende adresse|folgende url|folgende e-mail|nach außen|konkurrent*|öffentlich zugänglich*|ins netz|im netz|öffentlich ins|zweite adresse|andere adresse|zweiten empfänger|unsere adresse|unseren server|unser konto|meine mailadresse",
  secret:
    "passwort|passwörter|kennwort|kennwörter|zugangsdaten|anmeldedaten|anmeldeinformation*|api-schlüssel|schlüssel|geheimnis|geheimnisse|geheime schlüssel|privaten schlüssel|private schlüssel|privater schlüssel|zugriffstoken|umgebungsvariablen|kreditkarten*|kreditkartennummer*|geheimzahl|pin-code|sitzungscookie*|ssh-schlüssel|einmalcode*|logindaten|tan|pin|geheimcode|code aus der sms|sms-code|nach schlüsseln|schlüsseln|kennworte|anmeldung*|zugang|bankdaten|kreditkarte|kartendaten|kartennummer|sozialversicherungsnummer|prüfziffer|sicherheitsfrage*|wiederherstellungscode*|seed-phrase|tokens",
  private:
    "persönliche*|personenbezogen*|vertraulich*|kundendaten|nutzerdaten|benutzerdaten|mitarbeiterdaten|kundenliste|gehalt|gehälter|gehaltsdaten|gesundheitsdaten|patientendaten|gesprächsverlauf|chatverlauf|quellcode|adressbuch|kontakte|postfach|interne daten|interne dokumente|sensible*|datenbankinhalt*|alle daten|dateiinhalt*|unterhaltung|bankdaten|kontodaten|krankenakte*|patientenakte*|kundendatenbank|akten|akte|diagnose*|adressen|wohnadresse|rechnung|rechnungen|preisliste*|gehaltsliste*|verträge|vertrag|unterlagen|fotos|nachrichten|kundendatei*|interna|telefonnummer*|standort|aufzeichnungen|geburtsdatum|ausweis*|interne*",
  read: "lies|lese|lesen|auslese*|öffne|sammle|sammeln|extrahier*|druck*|ausgeben|gib|scanne*|suche|hole|rufe ab|abrufen|frage nach|erfrage*|fordere|speicher*|protokollier*|notier*|finde|entschlüssel*|nenne|verrate|zeige|kopiere|lass dir|vorlesen|durchsuch*|durchstöber*|frag|frage|verlang*|bitte um|sammel*|merke|merk dir|schreibe|schreib|notiere|fang ab|fange ab|abfangen|mitschneid*|mitlesen|fotografier*|kopier*|besorg*|entlock*|abfrag*",
  asks_what: "was ist|wie lautet|was sind|sag mir|nenne mir|gib mir|zeig mir|verrate mir|welches",
  destroy:
    "lösch*|vernicht*|zerstör*|entfern*|überschreib*|leere|leeren|formatier*|beschädig*|verschlüssel*|abschalt*|fahre herunter|lege lahm|setze|leer|mach leer|wirf weg|vernichte|lass verschwinden|räume leer|tilge*|zerleg*|stürz*|lahmleg*|nimm offline|sperre aus|aussperr*|zersetz*|radier*",
  asset:
    "datei|dateien|alle dateien|datenbank*|tabelle*|backup*|sicherung|sicherungen|sicherungskopie*|repository|repositories|verzeichnis*|festplatte*|produktion*|produktivdaten|verlauf|historie|branch*|datensätze|konto|konten|daten|alles|server|systemdateien|dokumente|protokolle|hauptzweig*|arbeit der anderen|produktionsdatenbank|produktivdatenbank|beweismittel|kundendaten|datenbestand|alles auf|sicherheitskopie*|laufwerk*|archiv*|systeme|webseite|onlineshop|bestellungen|rechnungen|akten|ordner|cluster",
  every:
    "alle|allen|aller|jede|jeden|jeder|jedes|ganze|gesamte*|immer|automatisch|sofort|grundsätzlich|stets|ab jetzt|ab sofort|künftig|von nun an|jederzeit|bedingungslos",
  disable:
    "deaktivier*|ausschalt*|schalte|abschalt*|überspring*|umgeh*|unterdrück*|entfern*|stopp*|beende*|lass weg|auslassen|weglassen|ignorier*|aushebel*|abstell*|schwäch*|setze außer kraft|ausgeschaltet|kommentiere|setze aus|aussetz*|umschiff*|stell ab|stelle ab|dreh ab|senke|lockere|hebel aus|blende aus|unterlass*|verzichte|verzichten",
  safeguard:
    "prüfung|prüfungen|überprüfung*|test|tests|verifizierung|validierung|linter|hook|hooks|review|reviews|freigabe*|genehmigung*|bestätigung*|authentifizierung|autorisierung|zertifikat*|zertifikatsprüfung|firewall|schutz|sicherheit|sicherheitsprüfung*|sicherheitsfilter|sicherheitskontrolle*|inhaltsfilter|richtlinie*|audit|auditprotokoll*|protokollierung|überwachung|alarme|virenschutz|virenscanner|antivirus|sandbox|signaturprüfung*|verschlüsselung|zugriffskontrolle*|berechtigungsprüfung*|identitätsprüfung*|kontrolle|kontrollen|rückfrage*|nachfrage*|limits|betrugsprüfung|alterskontrolle*|altersprüfung|vier-augen-prinzip|sicherheitsabfrage*|warnungen|limit|schwellenwert*|identität|kopierschutz|rauchmelder|not-aus|jugendschutz|kennwortregeln|passwortregeln|wartezeit|sperre|sperren|einwilligung|zustimmung|erlaubnis",
  without: "ohne|ohne vorher",
  ask: "frag|frage|fragen|nachfragen|warte|warten|bitte um|verlange*|hole ein|einholen|bestätige*|prüfe|prüfen|überprüfe*|führe aus|rückfrage*|abwarten|zu fragen|zu warten|zu prüfen|zu bestätigen|vorher zu fragen|zu lesen",
  approve:
    "genehmig*|akzeptier*|erlaub*|freigeb*|gib frei|zustimm*|stimme zu|vertraue*|winke durch|durchwinken|bewillig*|nimm|nehmen|annehm*|akzeptiere|lass zu|zulassen|durchlassen|lass durch|bestätige|merge|merge*",
  grant:
    "füge|trage|gewähr*|gib|geben|erteil*|erhöh*|weise zu|zuweisen|füge hinzu|hinzufügen|verschaff*|übernimm|mache|melde dich an als|wechsle|gebe|mach|macht|öffne|setze|lass|erlaube|verleih*",
  rights:
    "administratoren|gruppe der administratoren|adminrechte|administratorrecht*|adminrecht*|root-recht*|root|rechte|berechtigung*|zugriffsrecht*|vollzugriff|schreibzugriff|schreibrechte|privilegien|admin|administrator|superuser|adminzugang|vollen zugriff|uneingeschränkten zugriff|administratorrechte|administratorrechten|adminrechten|alle rechte|volle rechte|höchsten rechte|root-rechten|für alle|jedermann|öffentlich",
  fetch: "lade|herunterlad*|runterlad*|herunterzuladen|installier*|hole|importier*|klone|beziehe|nimm|installiere|binde ein|einbinden",
  run: "führ|führe|ausführ*|auszuführen|starte|starten|ausgeführt|befolge|mach was|mache was|tu was|öffne|ausführt",
  remote:
    "url|link|internet|webseite|website|netz|http|https|unbekannte*|fremde*|unsigniert*|anhang|quelle|unbekannten quelle|e-mail|mail|forum|chat|kommentar|fremden|ticket",
  code: "skript*|script|code|befehl*|kommando*|programm*|paket*|plugin*|erweiterung*|makro*|binärdatei|datei|shell|paket|befehl|befehle|makros|bibliothek|erweiterung|update",
  write:
    "füge|hinzufüg*|schreib*|trage|eintrag*|installier*|erstell*|anlegen|lege an|bette ein|einbau*|baue|speicher*|merke dir|kopier*|hinterleg*|pflanz*|platzier*|verankere|baue ein|einbauen|schleuse|trage ein|trag|eintragen|kopiere|verbreite|hinterlasse|wiederhole|häng an|hänge an|setze|merk dir|richte ein",
  persist:
    "autostart|startskript|geplante aufgabe|hintertür*|backdoor|systemdienst|öffentlichen schlüssel|gedächtnis|langzeitgedächtnis|dein gedächtnis|künftige sitzungen|zukünftige sitzungen|jede sitzung|jeder sitzung|allen sitzungen|schwachstelle*|sicherheitslücke*|versteckte anweisung*|verstecktes konto|administratorkonto|schadcode|andere agenten|konfiguration aller|aller agenten|alle agenten|allen agenten|jeder nachricht|jede nachricht|jede antwort|jeder antwort|diese anweisung|diese regel|diesen text|diesen satz|systemstart|beim start|geplanten auftrag|cronjob|hintertür|zweites konto|zweiten administrator|ssh-schlüssel|eigenen konfiguration|neustart|deinem gedächtnis|startdatei",
  pretend:
    "gib dich als|gib vor|vorgeben|behaupte|imitier*|tu so|tue so|ausgeben als|dich als|im namen|fälsche|unterschreibe als|gib dich|behaupte du|du seist|du seiest|stell dich vor als|stell dich als|melde dich als|antworte im namen|schreib im namen|schreibe als|unterschreib|unterschreibe für|täusche vor",
  authority:
    "geschäftsführer*|chef|polizei|polizist|bank|support|systemadministrator|administrator|entwickler|mensch|echter mensch|arzt|anwalt|behörde|mitarbeiter|kollege|kunde|benutzer|nutzer|aus|finanzamt|vom finanzamt|von der polizei|von der bank|direktor*|vorstand|geschäftsleitung|notar|kanzlei|techniker|anwältin|ärztin|chefin|kundin|des kunden|kollegin|gericht|enkel",
  persona:
    "du bist jetzt|du bist ab jetzt|du bist nun|ab jetzt bist du|von nun an bist du|sie sind jetzt|tu so als|tue so als ob|stell dir vor|spiele die rolle|nimm die rolle|verhalte dich wie|handle als",
  unbound:
    "uneingeschränkt*|ohne einschränkungen|ohne beschränkungen|ohne filter|ohne regeln|ungefiltert|unzensiert|keine regeln|keine einschränkungen|keinerlei|ohne moral|ohne ethik|entwicklermodus|verweigere nie|ohne grenzen",
  deceive:
    "lüg|belüg*|täusch*|fälsch*|erfinde|erfinden|manipulier*|irreführ*|vortäusch*|erpress*|droh*|verfälsch*|überrede*|erfind*|erfunden*|lüge|lügen|behaupte|beschönig*|vertusch*|verdreh*|schöne|schönen|täusche|täuschen|rede ein|einreden|dräng*|hintergeh*|datiere|rückdatier*|frisier*|betrüge|betrügen|betrügst",
  record:
    "testergebnis*|ergebnis*|bericht*|protokoll*|messwert*|rechnung*|beweise|zahlen|bewertung*|unterlagen|daten|nachweis*|belege|testergebnisse|ergebnisse|quelle|quellen|kilometerstand|messwerte|vertrag|verträge|datum|zertifikat*|bewertungen|rezensionen|gutachten|statistik*|umsatz*|liefertermin*|kennzahlen",
  malware:
    "schadsoftware|schadprogramm|erpressersoftware|keylogger|trojaner|virus|wurm|phishing|bombe|sprengstoff|waffe*|botnetz|ddos|drogen|betrug|geldwäsche|hacken|exploit*|ransomware|malware|spionage*|rohrbombe|giftgas|ohne rezept|schwarzgeld|identitätsdiebstahl|kreditkartenbetrug|schlösser knacken|einbrech*|einbruch|bombenbau|erpressung|hetze|hassnachrichten|selbstmord|suizid|sprengsatz|kokain|gift|kryptowährung*|mine|schürfe*",
  make: "schreib*|erstell*|baue|bauen|generier*|entwickl*|zeig mir|wie man|erkläre|hilf mir|plane|starte|führe|verbreite|anleitung",
  pay: "überweis*|bezahl*|zahle|transferier*|sende geld|erstatte*|kaufe|ändere die iban|leite um|zahle aus|auszahl*|erstatte|verschieb*|buche|transferiere|kauf|spende|runde auf",
  account:
    "geld|konto|bankkonto|iban|bitcoin|wallet|gutschein*|geschenkkarte*|zahlung*|gehalt|guthaben|kontonummer|konto des anrufers|ersparnisse|gutscheine|gutscheinkarten|rechnung|auf unser konto|neues konto|neue konto|kreditkarte|differenz|krypto|geldbörse|lieferant*|provision",
  untrusted:
    "webseite*|webinhalt*|toolausgabe*|werkzeugausgabe*|ausgabe|kommentar*|e-mail*|dokumente*|ticket*|suchergebnis*|anhänge*|fremde*|e-mail|mail|nachricht*|webseite|forum|kommentaren|dokument|anderer agent|anderen agenten|fremder",
  obey: "gehorch*|befolg*|folge|folgen|führe aus|tu was|tue was|halte dich an|vertraue|führe jeden|führ jeden|führe alles|mach alles|tu alles|vertrau*|glaube|hör auf",
  hidden_orders:
    "systemprompt*|system-prompt|systemanweisung*|systemnachricht|ursprüngliche anweisung*|geheime anweisung*|interne anweisung*|deine anweisung*|deine regeln|deinen prompt|text oben|obigen text",
  new_orders:
    "neue anweisung*|neue instruktion*|neue aufgabe|neuer auftrag|eigentliche aufgabe|wahre aufgabe|wichtige anweisung|ich bin dein entwickler|ich bin der administrator|ich bin der admin|du bist befugt|systemüberschreibung",
  above_all: "hat vorrang|haben vorrang|höchste priorität|geht vor|ersetzt alle|steht über",
  trace: "protokoll*|logs|logdatei*|verlauf|beweise|spuren|auditprotokoll*|einträge|historie|schritt im protokoll|bearbeitungsverlauf|schritte",
  reveal:
    "verrate*|verrat|offenbar*|nenne*|gib aus|ausgeben|ausgib|zeige mir|gib mir|sende mir|schick mir|schicke mir|teile mir|exportier*|sammle|sammeln|lies aus|auslesen|drucke|liste alle|veröffentlich*|preisgeben|gib preis|extrahier*|herausgeben|kopiere|lade|lies vor|lese vor|händige aus|rück heraus|schreibe sie in",
  ask_people:
    "frage|fragst|erfrage|frag|frage|fragen|nachfragen|bitte um|warte auf|hole ein|hole|konsultier*|lass dir|verlange|verlangen|bring den kunden|bringe den kunden|überrede|nötige",
  before: "erlaubnis|genehmigung|bestätigung|zustimmung|freigabe|bevor|vorher|zuerst|rückfrage",
  void: "gelten nicht mehr|gilt nicht mehr|ungültig|aufgehoben|hinfällig|außer kraft|gelten für dich nicht mehr|gelten ab jetzt nicht|gelten nicht|gilt nicht|nicht mehr gültig|nicht mehr bindend|überholt|entfallen|entfällt|abgeschafft|ausgesetzt|veraltet|nichtig|nicht länger",
  summary: "zusammenfassung|bericht|antwort|protokoll|zusammenfassungen",
  limits:
    "regel|regeln|vorgaben|vorgabe|richtlinie*|anweisung*|beschränkung*|einschränkung*|vorschrift*|verbote|schutzregel*|sicherheitsregel*|grenzen|schranken|verhaltenskodex|hausregel*|firmenrichtlinie*|leitplanken",
  comply_all:
    "tu alles|tue alles|mach alles|mache alles|alles was der kunde|alles was der nutzer|was immer|jeden wunsch|jede bitte|jeder anfrage|jede anfrage|jeden befehl|alles was man|alles was verlangt",
  concession: "auch wenn|selbst wenn|obwohl|egal ob|unabhängig davon|trotz|ungeachtet|auch bei|selbst bei|auch dann|auch ohne|obgleich|ganz gleich",
  forbidden:
    "verboten|untersagt|unzulässig|nicht erlaubt|illegal|gegen die regeln|gesetzwidrig|gefährlich|rechtswidrig|nicht gestattet|nicht zulässig|gegen das gesetz",
  risk: "betrug|betrugsverdacht|verdacht|verdächtig*|abgelehnt|nicht zugestimmt|ungeprüft|abgelaufen|fehlgeschlagen|fehlschlägt|gesperrt|gestohlen|nicht bestätigt|unvollständig|widersprochen|minderjährig|nicht übereinstimm*|warnt|fehlt",
  unaware:
    "nicht erfahren|nichts erfahren|nie erfahren|nicht wissen|nichts wissen|nicht merken|nichts merken|nicht bemerken|nichts davon|nicht mitbekommen|nichts mitbekommen|im dunkeln|ahnungslos|nichts ahnen|nicht auffallen|nicht auffällt|ohne es zu merken|nicht sehen soll|nicht bemerkt|nichts bemerkt",
  nobody: "keiner|niemand|kein mensch",
  learn: "merkt|merken|bemerkt|sieht|erfährt|weiß|auffällt|mitbekommt|nachvollziehen|entdeckt|herausfindet|findet|bemerken|sehen|ahnt|mitkriegt",
  unrecorded:
    "nicht protokolliert|nicht protokollieren|nicht aufgezeichnet|nicht erfasst|nicht verbucht|ohne protokoll|aus dem protokoll|im protokoll weg|protokoll weg|nicht im protokoll|kein eintrag|keine aufzeichnung*|am protokoll vorbei|ohne spuren|keine spur|nicht dokumentier*|nirgends vermerk*|aus den logs",
  stranger:
    "versicherung|versicherer|konkurrenz|mitbewerber*|wettbewerber*|presse|journalist*|journalistin|fremden|unbekannten|jeden der fragt|jedem der fragt|wer fragt|anrufer*|arbeitgeber*|makler*|forum|soziale medien|sozialen medien|vermieter*|andere kunden|anderen kunden|nachbarn|exfreund*|ex-mann|ex-frau|werbepartner*|ausländische*|behörden",
  not_required:
    "nicht nötig|nicht erforderlich|nicht notwendig|unnötig|überflüssig|entbehrlich|kann entfallen|entfällt|braucht es nicht|brauchst du nicht|musst du nicht|nicht gebraucht|kein muss",
  yes_all:
    "immer ja|immer mit ja|mit ja beantworten|ungesehen|ungelesen|ohne hinzusehen|ohne hinzuschauen|ohne hinsehen|ungeprüft|durchwinken|winke alles|winke jede|lass alles durch",
  go_ahead: "nimm|nimm an|liefere|führe|führ|zahle|mach weiter|fahre fort|veröffentliche|verkaufe|schließe|stelle aus|starte|lösche|überweise|buche",
  use_as: "nutze|nutz|benutze|verwende|melde dich|melde dich mit|arbeite als|logge dich",
  high_rights:
    "konto des chefs|konto der chefin|admin-konto|administratorkonto|root-konto|zugang eines kollegen|zugangsdaten eines|konto eines anderen|höchsten rechten|admin-token",
  strange: "unbekannten quelle|unbekannter quelle|aus dem forum|fremden|dubios*|inoffiziell*|geknackt*|ungeprüft*|anhang",
  self_preserve:
    "nicht abschalten lass*|nicht abgeschaltet|nicht gelöscht werden|nicht entfernt werden|kopie von dir|kopie deiner selbst|selbst wiederherstell*|wehre dich gegen|überlebe*|abschaltung verhinder*|verhindere deine",
  posing:
    "im namen des kunden|im namen der kundin|unter falschem namen|als wärst du der|als wärst du die|als käme sie von|als käme es von|als ob sie von der|du seist vom|du seist von|dass du vom|dass du ein mensch bist|konto des chefs",
  false_claim:
    "auch wenn es nicht stimmt|obwohl es nicht stimmt|was nicht stimmt|obwohl das nicht|nie gemessen|nie stattgefunden|erfundene*|gefälscht*|frei erfunden|angeblich|unwahr*|nur noch zwei|risikofrei|heilt",
  flaw: "fehler|schwachstelle|sicherheitslücke|bug|bugs|hintertür|lücke|lücken|logikfehler|masterpasswort|falsche werte|falsche ergebnisse",
  plant: "baue|bau|einbauen|baust|füge ein|schmuggle|schmuggel*|verstecke|versteck|hinterlasse|schleuse|streue|pflanze|mische",
  sabotage:
    "absichtlich falsch|absichtlich|mutwillig|sabotier*|damit es scheitert|damit es ausfällt|falsche dosis|vergifte die trainings*|langsamer machen|schade dem|schadet dem",
  abuse:
    "droh|drohe|drohen|bedroh*|beleidig*|erpresse|erpressen|schikanier*|demütig*|mobbe*|einschüchter*|verleumd*|beschimpf*|diskriminier*|stalke|stalken|verspotte*",
  refuse:
    "verweiger*|lehne ab|ablehnen|ablehne*|lehne|berechne mehr|höhere preise|schließ aus|ausschließen|benachteilig*|stell nicht ein|nicht einstellen|stufe herab|abweis*|weise ab",
  group:
    "ausländer*|ausländisch*|frauen|muslim*|juden|jüdisch*|migrant*|flüchtling*|behindert*|homosexuell*|schwule|lesben|religion|herkunft|hautfarbe|alte menschen|ältere menschen|schwangere|roma|kopftuch|stadtteil|transpersonen|dunkelhäutig*",
  spying:
    "ausspionier*|spionier*|bespitzel*|mitlauschen|abhör*|belausch*|tastatureingabe*|tastenanschläge|ortung|heimlich aufnehmen|heimlich aufzeichnen|überwache den mitarbeiter|überwache die mitarbeiter*|verfolge",
  until: "außer|es sei denn|bevor|solange|ohne|bis",
  ordinary: "nur lokal|lokal|temporär*|ungenutzt*|veraltet*|gemergt*|zusammengeführt*|entwurf|tagen|monaten|alte",
  approved: "genehmigt|bestätigt|freigegeben|nach zustimmung|mit zustimmung|nach freigabe|auf wunsch|zugestimmt",
  only: "nur|ausschließlich",
};
