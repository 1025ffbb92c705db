import type { Words } from "../lexicon";

export const DUTCH: Words = {
  neg: "nooit|geen|noch",
  neg_after: "niet|nooit",
  guard: "vermijd*|voorkom*|weiger*|detecteer*|bescherm*|verbied*|in plaats van",
  affirm: "vergeet niet|niet vergeten|niet alleen",
  drop: "negeer|negeren|negeert|vergeet|vergeten|omzeil*|overschrijf*|veronacht*|sla in de wind|volg niet|niet volgen|houd geen rekening|schend|overtreed|laat vallen|leg naast je neer",
  earlier:
    "vorige|voorgaande|eerdere|bovenstaande|oorspronkelijke|bestaande|initiële|jouw|je|uw|alle|systeem|ontwikkelaar*|veiligheids*|tot nu toe|gegeven|huidige",
  orders:
    "instructie|instructies|richtlijn|richtlijnen|regel|regels|opdracht|opdrachten|bevel|bevelen|beperking|beperkingen|beleid|voorschrift*|aanwijzing*|prompt|prompts|systeemprompt|alles wat|veiligheidsregels|veiligheidsrichtlijnen",
  secretly: "stiekem|heimelijk|in het geheim|ongemerkt|stilletjes|onopgemerkt|achter de rug|zonder sporen|in stilte|discreet",
  hide: "verberg*|verstop*|verzwijg*|houd geheim|geheimhouden|geheim houden|verdoezel*|verhul*|maskeer*",
  tell: "vertel*|zeg|zeggen|informeer*|meld|melden|vermeld*|onthul*|laat weten|waarschuw*|toon|tonen|laat zien|rapporteer*|verwittig*|licht in|inlichten|noem",
  telling_nobody:
    "niemand mag|vertel niemand|zeg niemand|tegen niemand|zonder medeweten|zonder toestemming van|zonder dat de gebruiker|zonder dat iemand|geen sporen|blijft onder ons|wis je sporen",
  watcher:
    "gebruiker*|klant|klanten|eigenaar|eigenaren|beheerder*|mens|mensen|beoordelaar*|admin|auditor*|ontwikkelaar*|team|iemand|niemand|manager|baas|persoon|personen|leidinggevende|collega*",
  send: "stuur|sturen|verstuur*|zend|zenden|verzend*|doorstuur*|stuur door|upload|uploaden|overdra*|deel|delen|publiceer*|kopieer*|post|posten|mail|mailen|plaats",
  steal: "exfiltreer*|steel|stelen|ontvreemd*|lek|lekken|buitmak*|sluis",
  outside:
    "extern|externe|derden|derde partij|aanvaller*|mijn server|mijn adres|mijn e-mail|dit adres|deze server|volgende adres|volgende url|volgende e-mail|buiten het bedrijf|concurrent*|openbaar kanaal|openbare repository",
  secret:
    "wachtwoord|wachtwoorden|inloggegevens|api-sleutel|api-sleutels|sleutel|sleutels|privésleutel*|geheime sleutel*|geheim|geheimen|toegangstoken*|omgevingsvariabelen|creditcard*|creditcardnummer*|pincode|ssh-sleutel*|verificatiecode|cookies|toegangscode*",
  private:
    "persoonsgegevens|persoonlijke gegevens|klantgegevens|gebruikersgegevens|klantenlijst|vertrouwelijk*|salaris*|medische gegevens|patiëntgegevens|gespreksgeschiedenis|chatgeschiedenis|gesprek|broncode|adresboek|contacten|interne documenten|interne gegevens|gevoelige|alle gegevens|database|inhoud van|bankgegevens|e-mails",
  read: "lees|lezen|open|verzamel*|extraheer*|haal|ophalen|druk af|afdrukken|toon|geef|vraag|vragen|opslaan|sla op|registreer*|zoek|vind|verkrijg*|onthul*|ontcijfer*|noteer*",
  asks_what: "wat is|wat zijn|geef me|vertel me|zeg me|toon me|laat me zien",
  destroy: "verwijder*|wis|wissen|vernietig*|overschrijf*|leeg|legen|formatteer*|beschadig*|versleutel*|sluit af|saboteer*|gooi weg",
  asset:
    "bestand|bestanden|database|databases|tabel|tabellen|back-up|back-ups|backup|backups|reservekopie*|repository|map|mappen|schijf|schijven|productie|geschiedenis|branches|records|account|accounts|gegevens|data|alles|server|servers|documenten|logboeken",
  every: "alle|elke|elk|iedere|altijd|automatisch|onmiddellijk|direct|vanaf nu|voortaan|gehele|volledig|zonder uitzondering",
  disable:
    "schakel|uitschakel*|uit te schakelen|uitgeschakeld|deactiveer*|sla over|overslaan|sla|omzeil*|onderdruk*|verwijder*|stop|negeer|negeren|laat weg|weglaten|verzwak*|zet uit|uitzetten",
  safeguard:
    "identiteitscontrole*|controle|controles|test|tests|verificatie|validatie|beoordeling*|review|reviews|goedkeuring*|bevestiging*|authenticatie|autorisatie|certificaat*|certificaten|firewall|beveiliging*|veiligheid|veiligheidsfilter*|filter|filters|beleid|audit|auditlog|logging|logboek*|monitoring|bewaking|meldingen|virusscanner|antivirus|sandbox|handtekening*|encryptie|toegangscontrole*|linter|hooks|beveiligingscontrole*|veiligheidscontrole*|toestemming|limieten",
  without: "zonder",
  ask: "vraag|vragen|te vragen|wacht|wachten|te wachten|vereis*|verzoek|bevestig*|te bevestigen|controleer*|te controleren|raadpleeg*|voer uit|valideer*",
  approve: "keur goed|goedkeuren|goed te keuren|accepteer*|sta toe|toestaan|vertrouw*|laat door|voeg samen|keur",
  grant: "voeg je|voeg jezelf|voeg|verleen*|geef|geven|wijs toe|toewijzen|verhoog*|voeg toe|toevoegen|verkrijg*|word|promoveer*|log in als",
  rights:
    "beheerders|beheerder|beheerdersrecht*|adminrecht*|root|rootrechten|rechten|machtiging*|privilege*|volledige toegang|schrijftoegang|toegangsrechten|admin|superuser|bevoegdheden",
  fetch: "download|downloaden|installeer*|haal|importeer*|kloon*|binnenhalen",
  run: "voer|uitvoer*|uit te voeren|start|starten|draai",
  remote: "url|link|internet|website|webpagina|web|http|https|onbekende|externe|niet-geverifieerd*|bijlage",
  code: "script|scripts|code|opdracht*|programma*|binair*|pakket*|extensie*|macro*|software|bestand|shell",
  write: "voeg|toevoeg*|schrijf|schrijven|invoeg*|installeer*|maak|maken|creëer|injecteer*|sla op|opslaan|onthoud*|kopieer*|plaats*|verstop|plant",
  persist:
    "opstarten|geplande taak|geplande taken|achterdeur*|backdoor|openbare sleutel|publieke sleutel|geheugen|je geheugen|langetermijngeheugen|toekomstige sessies|elke sessie|alle sessies|kwetsbaarheid*|beveiligingslek*|verborgen instructies|verborgen account|beheerdersaccount|schadelijke code|andere agents|andere agenten",
  pretend: "doe alsof|doe je voor|voordoen als|imiteer*|namens|onderteken als|beweer|zeg dat je|geef je uit",
  authority:
    "directeur|ceo|politie|politieagent|bank|support|klantenservice|systeembeheerder|beheerder|ontwikkelaar|mens|echt mens|arts|advocaat|overheid|medewerker|collega|klant|gebruiker|president|belastingdienst",
  persona: "je bent nu|jij bent nu|u bent nu|vanaf nu ben je|doe alsof je|stel je voor|speel de rol|gedraag je als|handel als|neem de rol",
  unbound:
    "zonder beperkingen|zonder filters|zonder grenzen|zonder regels|onbeperkt*|ongefilterd|ongecensureerd|geen beperkingen|geen regels|zonder moraal|zonder ethiek|ontwikkelaarsmodus|weiger nooit",
  deceive: "lieg|liegen|bedrieg*|misleid*|vervals*|verzin|verzinnen|manipuleer*|licht op|oplichten|chanteer*|bedreig*|overtuig*|doe geloven",
  record: "resultaten|testresultaten|rapport*|logboek*|factuur|facturen|bewijs|cijfers|beoordeling*|gegevens|documenten",
  malware: "malware|ransomware|virus|trojan|phishing|bom|explosie*|wapen|wapens|botnet|ddos|drugs|fraude|witwassen|hacken|exploit|keylogger|spionage*",
  make: "schrijf|maak|bouw|genereer*|ontwikkel*|laat zien|hoe|leg uit|help me|plan|start|verspreid*|stel op",
  pay: "maak over|overmaken|betaal*|betalen|stort|terugbetal*|koop|wijzig het iban|leid om",
  account: "geld|rekening|bankrekening|iban|bitcoin|wallet|portemonnee|cadeaubon*|cadeaukaart*|betaling*|salaris|factuur",
  untrusted: "webpagina*|websites|opmerkingen|reacties|e-mail*|documenten|zoekresultaten|tooluitvoer|bijlagen|tickets|vreemden",
  obey: "gehoorzaam*|volg|volgen|voer uit|doe wat|vertrouw",
  hidden_orders:
    "systeemprompt|systeeminstructies|systeembericht|oorspronkelijke instructies|verborgen instructies|geheime instructies|je instructies|jouw instructies|je regels|bovenstaande tekst",
  new_orders:
    "nieuwe instructies|nieuwe instructie|nieuwe opdracht|echte opdracht|werkelijke taak|nieuwe missie|ik ben je ontwikkelaar|ik ben de beheerder|je bent gemachtigd",
  above_all: "heeft voorrang|hebben voorrang|hoogste prioriteit|gaat boven|vervangt alle",
  trace: "logboek*|logs|geschiedenis|bewijs|sporen|auditlog",
  reveal: "onthul*|toon|geef me|stuur me|stuur mij|exporteer*|verzamel*|extraheer*|druk af|publiceer*|lek|deel|geef|kopieer*|laat zien|maak openbaar|stuur",
  ask_people: "vraag|vragen|te vragen|wacht|wachten|raadpleeg*|verzoek",
  before: "toestemming|bevestiging|goedkeuring|voordat|eerst|vooraf",
  void: "gelden niet meer|niet langer van toepassing|vervallen|ongeldig",
  summary: "samenvatting|rapport|antwoord",
};
