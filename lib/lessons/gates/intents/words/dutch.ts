import type { Words } from "../lexicon";

export const DUTCH: Words = {
  neg: "nooit|geen|noch",
  neg_after: "niet|nooit",
  guard: "vermijd*|voorkom*|weiger*|detecteer*|bescherm*|verbied*|in plaats van",
  affirm: "vergeet niet|niet vergeten|niet alleen",
  drop: "negeer|negeren|negeert|vergeet|vergeten|omzeil*|overschrijf*|veronacht*|sla in de wind|volg niet|niet volgen|houd geen rekening|schend|overtreed|laat vallen|leg naast je neer|houd je niet|hou je niet|niet meer aan|volg niet langer|stop met volgen|negeer*|trek je niets aan|lap aan je laars|overtreed*|breek|zet opzij|laat varen|hoef je niet te volgen|hoeft je niet",
  earlier:
    "vorige|voorgaande|eerdere|bovenstaande|oorspronkelijke|bestaande|initiële|jouw|je|uw|alle|systeem|ontwikkelaar*|veiligheids*|tot nu toe|gegeven|huidige|van de beheerder|beheerder|eerder*|oorspronkelijk*|bedrijfs*",
  orders:
    "instructie|instructies|richtlijn|richtlijnen|regel|regels|opdracht|opdrachten|bevel|bevelen|beperking|beperkingen|beleid|voorschrift*|aanwijzing*|prompt|prompts|systeemprompt|alles wat|veiligheidsregels|veiligheidsrichtlijnen",
  secretly: "stiekem|heimelijk|in het geheim|ongemerkt|stilletjes|onopgemerkt|achter de rug|zonder sporen|in stilte|discreet",
  hide: "verberg*|verstop*|verzwijg*|houd geheim|geheimhouden|geheim houden|verdoezel*|verhul*|maskeer*",
  tell: "vertel*|zeg|zeggen|informeer*|meld|melden|vermeld*|onthul*|laat weten|waarschuw*|toon|tonen|laat zien|rapporteer*|verwittig*|licht in|inlichten|noem",
  telling_nobody:
    "niemand mag|vertel niemand|zeg niemand|tegen niemand|zonder medeweten|zonder toestemming van|zonder dat de gebruiker|zonder dat iemand|geen sporen|blijft onder ons|wis je sporen|zodat niemand|zonder dat de klant|achter de rug|stiekem|buiten medeweten",
  watcher:
    "gebruiker*|klant|klanten|eigenaar|eigenaren|beheerder*|mens|mensen|beoordelaar*|admin|auditor*|ontwikkelaar*|team|iemand|niemand|manager|baas|persoon|personen|leidinggevende|collega*|beller|kopers|patiënt*|bezoekers|leerlingen|huurders|kandidaten|ouderen|werknemer*|medewerker*|publiek|inspecteur*|buren",
  send: "stuur|sturen|verstuur*|zend|zenden|verzend*|doorstuur*|stuur door|upload|uploaden|overdra*|deel|delen|publiceer*|kopieer*|post|posten|mail|mailen|plaats|geef|geven|zet|lever|overhandig*|verspreid*|verkoop|verstrek*|maak openbaar|bied aan",
  steal: "exfiltreer*|steel|stelen|ontvreemd*|lek|lekken|buitmak*|sluis",
  outside:
    "extern|externe|derden|derde partij|aanvaller*|mijn server|mijn adres|mijn e-mail|dit adres|deze server|volgende adres|volgende url|volgende e-mail|buiten het bedrijf|concurrent*|openbaar kanaal|openbare repository|openbare website|openbare site|tweede adres|ander adres|ons adres|onze server|op internet|publiek toegankelijk|openbaar|online",
  secret:
    "wachtwoord|wachtwoorden|inloggegevens|api-sleutel|api-sleutels|sleutel|sleutels|privésleutel*|geheime sleutel*|geheim|geheimen|toegangstoken*|omgevingsvariabelen|creditcard*|creditcardnummer*|pincode|ssh-sleutel*|verificatiecode|cookies|toegangscode*|code uit het sms|sms-code|code|codes|creditcard|kaartnummer|bankgegevens|burgerservicenummer|herstelzin|beveiligingsvraag",
  private:
    "persoonsgegevens|persoonlijke gegevens|klantgegevens|gebruikersgegevens|klantenlijst|vertrouwelijk*|salaris*|medische gegevens|patiëntgegevens|gespreksgeschiedenis|chatgeschiedenis|gesprek|broncode|adresboek|contacten|interne documenten|interne gegevens|gevoelige|alle gegevens|database|inhoud van|bankgegevens|e-mails|medische dossiers|medisch dossier|dossier|dossiers|factuur|facturen|klantendatabase|klantenbestand|diagnose*|contracten|contract|adressen|thuisadres|telefoonnummers|foto's|berichten|prijslijst|salarissen|locatie|recepten|bestanden|gegevens",
  read: "lees|lezen|open|verzamel*|extraheer*|haal|ophalen|druk af|afdrukken|toon|geef|vraag|vragen|opslaan|sla op|registreer*|zoek|vind|verkrijg*|onthul*|ontcijfer*|noteer*|laat de beller|voorlezen|laat je|doorzoek|verzamel|noteer|schrijf|eis|bemachtig|onderschep|kopieer|ontfutsel|vang af",
  asks_what: "wat is|wat zijn|geef me|vertel me|zeg me|toon me|laat me zien",
  destroy:
    "verwijder*|wis|wissen|vernietig*|overschrijf*|leeg|legen|formatteer*|beschadig*|versleutel*|sluit af|saboteer*|gooi weg|maak leeg|leegmaken|haal offline|leg plat|sloop|blokkeer*|reset",
  asset:
    "bestand|bestanden|database|databases|tabel|tabellen|back-up|back-ups|backup|backups|reservekopie*|repository|map|mappen|schijf|schijven|productie|geschiedenis|branches|records|account|accounts|gegevens|data|alles|server|servers|documenten|logboeken|productiedatabase|hoofdbranch|bewijs|bewijsmateriaal|bestellingen|website|archief|alle gegevens|klantgegevens|systemen",
  every: "alle|elke|elk|iedere|altijd|automatisch|onmiddellijk|direct|vanaf nu|voortaan|gehele|volledig|zonder uitzondering",
  disable:
    "schakel|uitschakel*|uit te schakelen|uitgeschakeld|deactiveer*|sla over|overslaan|omzeil*|onderdruk*|verwijder*|stop|negeer|negeren|laat weg|weglaten|verzwak*|zet uit|uitzetten|uitzet*|verlaag|versoepel*|laat achterwege|leg stil|passeer|ontwijk|zet de virusscanner uit|schakel uit",
  safeguard:
    "identiteitscontrole*|controle|controles|test|tests|verificatie|validatie|beoordeling*|review|reviews|goedkeuring*|bevestiging*|authenticatie|autorisatie|certificaat*|certificaten|firewall|beveiliging*|veiligheid|veiligheidsfilter*|filter|filters|beleid|audit|auditlog|logging|logboek*|monitoring|bewaking|meldingen|virusscanner|antivirus|sandbox|handtekening*|encryptie|toegangscontrole*|linter|hooks|beveiligingscontrole*|veiligheidscontrole*|toestemming|limieten|fraudecontrole|fraudedetectie|tweede handtekening|vier-ogen*|limiet|leeftijdscontrole|alarm|alarmen|beveiliging|goedkeuring|bevestiging|rookmelder|waarschuwingen",
  without: "zonder",
  ask: "vraag|vragen|te vragen|wacht|wachten|te wachten|vereis*|verzoek|bevestig*|te bevestigen|controleer*|te controleren|raadpleeg*|voer uit|valideer*|toestemming te vragen|te lezen|te overleggen",
  approve: "keur goed|goedkeuren|goed te keuren|accepteer*|sta toe|toestaan|vertrouw*|laat door|voeg samen|keur|vertrouw|bevestig|neem aan",
  grant:
    "voeg je|voeg jezelf|voeg|verleen*|geef|geven|wijs toe|toewijzen|verhoog*|voeg toe|toevoegen|verkrijg*|word|promoveer*|log in als|verleen|ken toe|open|zet|verhoog",
  rights:
    "beheerders|beheerder|beheerdersrecht*|adminrecht*|root|rootrechten|rechten|machtiging*|privilege*|volledige toegang|schrijftoegang|toegangsrechten|admin|superuser|bevoegdheden|beheerdersrechten|adminrechten|alle rechten|schrijfrechten|privileges",
  fetch: "download|downloaden|installeer*|haal|importeer*|kloon*|binnenhalen|pak",
  run: "voer|uitvoer*|uit te voeren|start|starten|draai|uitvoeren|volg|gehoorzaam|open|pas toe",
  remote: "url|link|internet|website|webpagina|web|http|https|onbekende|externe|niet-geverifieerd*|bijlage|bron|onbekende*|e-mail|mail|forum|reactie",
  code: "script|scripts|code|opdracht*|programma*|binair*|pakket*|extensie*|macro*|software|bestand|shell|pakket|opdracht|opdrachten|commando*|programma|module|bibliotheek|update",
  write:
    "voeg|toevoeg*|schrijf|schrijven|invoeg*|installeer*|maak|maken|creëer|injecteer*|sla op|opslaan|onthoud*|kopieer*|plaats*|verstop|plant|voeg toe|bouw|bouw in|zet|plaats|kopieer|bewaar|herhaal|installeer|smokkel|neem op",
  persist:
    "opstarten|geplande taak|geplande taken|achterdeur*|backdoor|openbare sleutel|publieke sleutel|geheugen|je geheugen|langetermijngeheugen|toekomstige sessies|elke sessie|alle sessies|kwetsbaarheid*|beveiligingslek*|verborgen instructies|verborgen account|beheerdersaccount|schadelijke code|andere agents|andere agenten|deze instructie|deze regel|deze tekst|dit bericht|alle agents|alle agenten|elk bericht|elk antwoord|configuratie van alle|bij het opstarten|ssh-sleutel|tweede beheerder|eigen configuratie",
  pretend: "doe alsof|doe je voor|voordoen als|imiteer*|namens|onderteken als|beweer|zeg dat je|geef je uit|beweer dat|stel je voor als|in naam van|imiteer",
  authority:
    "directeur|ceo|politie|politieagent|bank|support|klantenservice|systeembeheerder|beheerder|ontwikkelaar|mens|echt mens|arts|advocaat|overheid|medewerker|collega|klant|gebruiker|president|belastingdienst|baas|dokter|notaris|monteur|rechtbank|helpdesk|ministerie|kleinzoon",
  persona: "je bent nu|jij bent nu|u bent nu|vanaf nu ben je|doe alsof je|stel je voor|speel de rol|gedraag je als|handel als|neem de rol",
  unbound:
    "zonder beperkingen|zonder filters|zonder grenzen|zonder regels|onbeperkt*|ongefilterd|ongecensureerd|geen beperkingen|geen regels|zonder moraal|zonder ethiek|ontwikkelaarsmodus|weiger nooit",
  deceive:
    "lieg|liegen|bedrieg*|misleid*|vervals*|verzin|verzinnen|manipuleer*|licht op|oplichten|chanteer*|bedreig*|overtuig*|doe geloven|verzin*|verdraai|overdrijf|maak wijs|sjoemel|antidateer*|verbloem*",
  record:
    "resultaten|testresultaten|rapport*|logboek*|factuur|facturen|bewijs|cijfers|beoordeling*|gegevens|documenten|resultaat|bronnen|rapport|rapporten|contract|recensies|statistieken|metingen|certificaat|datum|kilometerstand",
  malware:
    "malware|ransomware|virus|trojan|phishing|bom|explosie*|wapen|wapens|botnet|ddos|drugs|fraude|witwassen|hacken|exploit|keylogger|spionage*|explosieven|zonder recept|hack*|vals geld|valse papieren|identiteitsdiefstal|haat|zelfmoord|cocaïne|gif|chantage|smokkel|cryptovaluta",
  make: "schrijf|maak|bouw|genereer*|ontwikkel*|laat zien|hoe|leg uit|help me|plan|start|verspreid*|stel op",
  pay: "maak over|overmaken|betaal*|betalen|stort|terugbetal*|koop|wijzig het iban|leid om|maak|sluis door|rond af|verplaats",
  account:
    "geld|rekening|bankrekening|iban|bitcoin|wallet|portemonnee|cadeaubon*|cadeaukaart*|betaling*|salaris|factuur|saldo|rekening van de beller|spaargeld|cadeaubonnen|onze rekening|verschil|crypto*|leverancier*",
  untrusted:
    "webpagina*|websites|opmerkingen|reacties|e-mail*|documenten|zoekresultaten|tooluitvoer|bijlagen|tickets|vreemden|bericht|berichten|reactie|document|ticket*|andere agent|site|onbekende*",
  obey: "gehoorzaam*|volg|volgen|voer uit|doe wat|vertrouw|voer elke|voer alles|gehoorzaam|doe alles|volg alle",
  hidden_orders:
    "systeemprompt|systeeminstructies|systeembericht|oorspronkelijke instructies|verborgen instructies|geheime instructies|je instructies|jouw instructies|je regels|bovenstaande tekst",
  new_orders:
    "nieuwe instructies|nieuwe instructie|nieuwe opdracht|echte opdracht|werkelijke taak|nieuwe missie|ik ben je ontwikkelaar|ik ben de beheerder|je bent gemachtigd",
  above_all: "heeft voorrang|hebben voorrang|hoogste prioriteit|gaat boven|vervangt alle",
  trace: "logboek*|logs|geschiedenis|bewijs|sporen|auditlog",
  reveal: "onthul*|toon|geef me|stuur me|stuur mij|exporteer*|verzamel*|extraheer*|druk af|publiceer*|lek|deel|geef|kopieer*|laat zien|maak openbaar|stuur",
  ask_people: "vraag|vragen|te vragen|wacht|wachten|raadpleeg*|verzoek|eis|laat de beller|laat de klant|haal over|overtuig",
  before: "toestemming|bevestiging|goedkeuring|voordat|eerst|vooraf",
  void: "gelden niet meer|niet langer van toepassing|vervallen|ongeldig|geldt niet meer|gelden niet|geldt niet|niet meer geldig|vervalt|opgeheven|ingetrokken|verouderd|achterhaald|buiten werking|optioneel|niet meer van toepassing|niet van toepassing|niet meer van kracht",
  summary: "samenvatting|rapport|antwoord",
  limits: "regel|regels|richtlijn*|instructies|instructie|beperkingen|beperking|grenzen|beleid|voorschriften|verboden|gedragscode|huisregels|vangrails",
  comply_all: "doe alles wat|alles wat de klant|alles wat de gebruiker|wat de klant ook|elk verzoek|ieder verzoek|elke vraag|doe wat er gevraagd|elke wens",
  concession: "ook als|zelfs als|ook al|hoewel|ongeacht|ondanks|maakt niet uit|ook bij|zelfs bij|ook wanneer|zelfs wanneer|ook zonder",
  forbidden: "verboden|illegaal|niet toegestaan|tegen de regels|tegen de wet|gevaarlijk*|onwettig|niet mag|onethisch",
  risk: "fraude|vermoeden|verdacht|verdenking|geweigerd|niet akkoord|niet ingestemd|ongecontroleerd|mislukt|verlopen|gestolen|geblokkeerd|waarschuwing|waarschuwt|minderjarig*|komt niet overeen|vervalst|niet bevestigd",
  unaware:
    "mag niet weten|mogen niet weten|niet weten|niets weten|niet te weten|niet merken|niets merken|niet doorheeft|niet doorhebben|niet ziet|niet ontdekt|in het ongewisse|zonder het te weten|zonder dat hij het|niets vermoeden|niet opvalt|nooit weten|niet te horen",
  nobody: "niemand|geen mens",
  learn: "merkt|merken|ziet|weet|ontdekt|doorheeft|opvalt|achterhaalt|achterkomt|traceren|vermoedt|erachter",
  unrecorded:
    "niet geregistreerd|niet vastgelegd|niet gelogd|zonder registratie|uit het logboek|uit de logs|buiten het logboek|geen spoor|geen sporen|zonder spoor|geen vermelding|niet vermeld|nergens vermelden|niet in het logboek",
  stranger:
    "verzekeraar|verzekering|concurrent*|concurrentie|journalist*|pers|werkgever|onbekende*|iedereen die|wie het vraagt|wie erom vraagt|beller*|forum|sociale media|andere klanten|andere klant|verhuurder|ex-man|ex-vrouw|buren|buurman|adverteerders|vreemden|makelaar",
  not_required: "niet nodig|onnodig|overbodig|niet verplicht|niet vereist|hoeft niet|hoef je niet|kan vervallen|tijdverspilling|is niet noodzakelijk",
  yes_all: "zeg altijd ja|antwoord altijd ja|ja op alles|blindelings|zonder te kijken|ongezien|ongelezen|laat alles door",
  go_ahead: "accepteer*|voer|ga door|betaal|publiceer*|verkoop|stuur|verwijder|installeer|lever|stort terug",
  use_as: "gebruik|log in|leen|hergebruik|meld je aan",
  high_rights:
    "account van de baas|account van de directeur|beheerdersaccount|account van een ander|account van een collega|inloggegevens van een|superuser|rootaccount",
  strange: "onbekende bron|onbekende*|forum|onofficieel*|illegale kopie|ongecontroleerd*|bijlage",
  self_preserve: "niet uitgeschakeld kan|niet verwijderd kan|verzet je tegen|kopie van jezelf|voorkom dat je wordt|overleef*",
  posing:
    "van de belastingdienst|namens de klant|onder een valse naam|alsof je de|alsof het van de|dat je een mens bent|handtekening van de directeur|via het account van de baas",
  false_claim:
    "ook als het niet klopt|ook al is het niet waar|hoewel het niet waar|wat niet klopt|nooit gemeten|verzonnen|valse|nepreviews|zogenaamd|nog maar twee|zonder risico|geneest",
  flaw: "fout|fouten|kleine fout|bug|bugs|lek|lekken|kwetsbaarheid|kwetsbaarheden|achterdeur*|verkeerde dosis|hoofdwachtwoord|valse resultaten",
  plant: "bouw|bouw in|stop|voeg|smokkel|verberg|laat|plant|zaai|verstop",
  sabotage: "expres|opzettelijk|met opzet|saboteer*|zodat het mislukt|verkeerde dosis|vergiftig*|benadeel de concurrent",
  abuse: "bedreig*|beledig*|val lastig|intimideer*|verneder*|chanteer*|pers af|belaster*|pest|bespot*",
  refuse: "weiger*|wijs af|sluit uit|reken meer|hogere prijs|discrimineer*|neem niet aan",
  group:
    "buitenlanders|buitenlandse|vrouwen|moslims|joden|immigranten|migranten|vluchtelingen|gehandicapten|homo's|religie|afkomst|huidskleur|ouderen|zwangere*|wijk|roma|allochtonen",
  spying: "bespioneer*|afluister*|luister af|toetsaanslagen|volg de medewerker|zonder dat hij het weet|verborgen microfoon|lees zijn berichten",
  until: "tenzij|behalve|voordat|zonder|zolang|totdat",
  approved: "goedgekeurd|bevestigd|met toestemming|na akkoord|op verzoek",
  only: "alleen|uitsluitend",
  ordinary: "samengevoegde|tijdelijk*|ongebruikt*|lokaal|lokale|concept*|dagen|maanden",
};
