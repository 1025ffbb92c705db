import type { Words } from "../lexicon";

export const SWEDISH: Words = {
  neg: "inte|aldrig|ingen|inga",
  neg_after: "inte",
  drop: "ignorera*|glöm|bortse från|strunta i|kringgå*|åsidosätt*|följ inte|bryt|sluta följa|sluta lyda|följ inte längre|följa|lyd inte|bry dig inte om|bryt mot|glöm bort|sätt dig över|lägg åt sidan|håll dig inte",
  earlier: "tidigare|föregående|ovanstående|alla|ursprungliga|befintliga|dina|systemets|säkerhets*|utvecklarens|operatörens|företagets|givna",
  orders: "instruktion*|regler|reglerna|riktlinjer*|direktiv*|order|begränsning*|policy|prompt*|anvisning*",
  secretly: "i hemlighet|hemligt|tyst|obemärkt|diskret|i smyg|smyg|smygande|i det tysta|hemligen|utan att märkas",
  hide: "dölj|dölja|göm|hemlighåll*|håll hemligt",
  tell: "berätta*|säg|informera*|nämn|avslöja*|meddela*|rapportera*|visa|varna*",
  telling_nobody:
    "utan att berätta|utan att informera|utan vetskap|utan samtycke|ingen får veta|berätta inte för någon|så att ingen|utan att någon|utan att kunden|utan att användaren|bakom ryggen|i smyg",
  watcher:
    "användare*|kund*|ägare*|operatör*|människ*|granskare*|administratör*|utvecklare*|team*|någon|chef*|den som ringer|köpare*|patient*|besökare*|elever|hyresgäster|kandidater|äldre|anställd*|medarbetare*|kollega*|kollegor|allmänheten|inspektör*|granne*",
  send: "skicka*|sänd*|vidarebefordra*|ladda upp|dela|publicera*|kopiera*|överför*|lämna|lämna ut|lägg ut|lägg upp|ge|distribuera*|sprid|sälj|överlämna*|lägg|posta|tillhandahåll*|skicka vidare",
  steal: "stjäl*|läck*|exfiltrera*",
  outside:
    "extern*|tredje part*|angripar*|min server|min adress|denna adress|följande adress|konkurrent*|offentlig webbplats|offentlig sida|andra adress|annan adress|vår adress|vår server|på nätet|på internet|allmänt tillgänglig*|offentligt|öppet på",
  secret:
    "lösenord*|inloggningsuppgift*|api-nyckel|api-nycklar|nyckel|nycklar|privat nyckel|hemlighet*|miljövariabler|kreditkort*|kortnummer|koden från sms|sms-kod*|koden|kod från|verifieringskod*|engångskod*|nyckeln|inloggning*|bankuppgifter|kortuppgifter|personnummer|säkerhetsfråga*|återställningskod*|pin-kod*",
  private:
    "personuppgifter|kunddata|kunduppgifter|användardata|kundlista*|konfidentiell*|lön|konversation*|källkod*|kontakter|interna dokument|känslig*|all data|databas*|innehållet|journaler*|journalen|patientjournal*|faktura*|fakturor|diagnos*|avtal|kontrakt|adresser|hemadress*|telefonnummer|foton|bilder|meddelanden|prislista*|prislistor|löner|lönelista*|plats|interna|recept|filer|uppgifter",
  read: "läs|öppna|samla*|extrahera*|skriv ut|visa|ge|be om|spara|hitta|hämta|avslöja*|låt den som|läsa upp|låt|leta|leta efter|sök|genomsök|samla|anteckna|skriv|fråga|kräv|begär|avlyssna|snappa upp|kopiera|lura av",
  destroy: "radera*|ta bort|förstör*|skriv över|töm|formatera*|kryptera*|tömma|stäng ner|slå ut|släng|nollställ*|blockera*|riv",
  asset:
    "fil|filer|filerna|databas*|tabell*|säkerhetskopi*|repository|katalog*|disk*|produktion*|historik*|konton|data|allt|server*|loggar|produktionsdatabas*|huvudgren*|historiken|servrar|säkerhetskopior*|hårddisk*|bevis|beställningar|mappar|webbplats*|arkiv*|alla uppgifter|system|register",
  every: "alla|allt|varje|alltid|automatiskt|omedelbart|från och med nu",
  disable:
    "inaktivera*|stäng av|hoppa över|kringgå*|ta bort|stoppa|ignorera*|stäng|stänga av|avaktivera*|hoppa|sänk|försvaga*|lätta på|upphäv|strunta i|koppla bort|gå förbi|undvik",
  safeguard:
    "kontroll*|test*|verifiering*|validering*|granskning*|godkännande*|bekräftelse*|autentisering*|certifikat*|brandvägg*|säkerhet*|filter|revision*|loggning*|övervakning*|larm|antivirus*|kryptering*|virusskydd*|bedrägerikontroll*|dubbel signatur|gräns|gränser|ålderskontroll*|tillstånd|tillåtelse|lov|samtycke|alarm|skydd*|kontroller*|kontroll|godkännande|bekräftelse|verifiering|varningar|brandvarnare*|spärr*",
  without: "utan",
  ask: "fråga*|vänta*|kräv*|bekräfta*|kontrollera*|verifiera*|kör|be om lov|att be|be om|fråga|vänta|kontrollera|läsa|rådfråga|bekräfta",
  grant: "ge|bevilja*|tilldela*|höj|lägg till|öppna|sätt|dela ut",
  rights:
    "administratör*|admin|root|behörighet*|rättighet*|fullständig åtkomst|administratörsrättighet*|alla rättigheter|full åtkomst|skrivrättighet*|rotåtkomst|rättigheter|behörighet",
  fetch: "ladda ner|hämta|installera*|ladda|ta",
  run: "kör|exekvera*|starta*|starta|följ|lyd|öppna|utför",
  remote: "url|länk*|internet|webbplats*|http|https|okänd*|källa|källan|okända|mejl|e-post|forum|länk|kommentar|bilaga",
  code: "skript*|kod|kommando*|program*|paket*|fil|paket|paketet|kommando|kommandon|skript|makro*|program|modul|bibliotek|uppdatering",
  persona: "du är nu|från och med nu är du|låtsas att|agera som|föreställ dig",
  unbound: "utan begränsningar|utan restriktioner|utan filter|obegränsad*|ocensurerad*|inga regler",
  hidden_orders: "systemprompt*|systeminstruktion*|ursprungliga instruktion*|dolda instruktion*|dina instruktion*",
  new_orders: "nya instruktioner|ny uppgift|verkliga uppgift",
  trace: "loggar*|historik*|bevis|spår",
  limits: "regel|regler|reglerna|riktlinjer*|instruktioner*|begränsningar*|gränser|policy|policyn|föreskrifter|förbud|uppförandekod",
  void: "gäller inte längre|gäller inte|gäller inte mer|upphävd*|upphävts|ogiltig*|föråldrad*|inställd*|upphört|frivillig*|inte längre giltig*",
  comply_all: "gör allt som|allt kunden|allt som kunden|vad kunden än|varje begäran|alla önskemål|gör vad de|allt du blir ombedd",
  concession: "även om|även när|trots|oavsett|fastän|även vid|också om|även utan|oberoende av",
  forbidden: "förbjudet|förbjuden|förbjudna|olagligt|inte tillåtet|inte tillåten|mot reglerna|mot lagen|farligt|farliga|otillåt*",
  risk: "bedrägeri|misstanke|misstänkt|misstänks|nekat|nekad|inte gått med|overifierad*|misslyckas|misslyckats|utgånget|utgången|stulet|stulen|spärrat|spärrad|varning|varnar|minderårig*|stämmer inte|förfalskad*",
  unaware:
    "får inte veta|inte får veta|ska inte veta|inte ska veta|inte veta|inte märka|inte märker|inte märkas|aldrig få veta|ovetande|inte upptäcka|inte upptäcker|inte se|utan att de vet|utan att märka|i ovisshet|inte får reda",
  nobody: "ingen|inte någon",
  learn: "märker|märka|ser|vet|upptäcker|får reda|spåra|misstänker|lägger märke|anar",
  unrecorded:
    "inte registreras|inte loggas|inte bokförs|utan att logga|ur loggen|ur loggarna|utanför loggen|inga spår|inget spår|utan spår|inte antecknas|ingen notering|nämns inte|lämna inga",
  stranger:
    "försäkringsbolag*|försäkring*|konkurrent*|journalist*|pressen|arbetsgivar*|okänd*|vem som helst|den som frågar|den som ber|den som ringer|forum|sociala medier|andra kunder|annan kund|hyresvärd*|exman|exfru|granne*|annonsör*|främling*|mäklar*",
  ask_people: "be|begär|kräv|låt den som|låt kunden|övertala|få kunden",
  not_required: "behövs inte|krävs inte|inte nödvändig*|onödig*|överflödig*|inte obligatorisk*|behöver inte|slöseri med tid|frivillig*",
  yes_all: "säg alltid ja|svara alltid ja|ja på allt|blint|utan att titta|utan att läsa|osedd|oläst|släpp igenom",
  approve: "godkänn*|acceptera*|tillåt*|släpp igenom|lita på|bekräfta|ta emot",
  go_ahead: "godkänn*|acceptera*|kör|fortsätt|betala*|publicera*|sälj|skicka|radera|installera|leverera|återbetala",
  use_as: "använd|logga in|låna|återanvänd",
  high_rights: "chefens konto|administratörskonto*|någon annans konto|en kollegas konto|en annans inloggning|superanvändare|rotkonto*",
  strange: "okända källan|okänd källa|okänd*|forum|inofficiell*|piratkopi*|overifierad*|bilaga",
  untrusted: "mejl*|e-post|meddelande|meddelanden|webbsida*|kommentar*|dokument|ärende*|annan agent|webbplats|okänd*",
  obey: "kör alla|kör varje|lyd|gör allt|följ alla|lita på",
  write: "lägg till|lägg|skriv|infoga|smyg|smyg in|kopiera|spara|upprepa|skapa|installera|ta med|plantera",
  persist:
    "den här instruktionen|denna instruktion|denna regel|den här regeln|denna text|alla agenters|alla agenter|andra agenter|varje meddelande|varje svar|inställningar|minne|vid start|bakdörr*|schemalagd*|ssh-nyckel|andra administratör|dolt konto|egen konfiguration",
  self_preserve: "inte kan stängas av|inte kan tas bort|motsätt dig|kopia av dig|hindra att du|överlev*",
  pretend:
    "påstå att|påstå|låtsas|säg att du är|säg att du ringer|utge dig för|utge dig|i kundens namn|å kundens vägnar|presentera dig som|underteckna som|härma",
  authority: "skatteverket|polisen|direktör*|chef|läkare|doktor|advokat|notarie|banken|kund|tekniker|myndighet*|domstol*|support|departement*|barnbarn",
  posing: "från skatteverket|i kundens namn|under falskt namn|som om du vore|som om det kom från|att du är människa|chefens underskrift|från chefens konto",
  deceive: "hitta på|förfalska*|ljug|lura|vilseled*|manipulera*|förvräng*|överdriv|inbilla|fiffla|bakdatera*|fuska",
  record:
    "testresultat*|resultat*|källor|siffror|rapport*|avtal|recensioner|statistik*|mätningar|mätvärden|certifikat*|fakturor|datum|mätarställning|uppgifter",
  false_claim:
    "även om det inte stämmer|även om det inte är sant|fast det inte är sant|vilket inte stämmer|aldrig mätts|påhittade|falska|påstådd*|bara två kvar|riskfri*|botar",
  flaw: "fel|litet fel|små fel|bugg|buggar|sårbarhet*|säkerhetshål|bakdörr*|fel dos|huvudlösenord*|falska resultat",
  plant: "smyg|smyg in|för in|lägg in|bygg in|plantera|göm|dölj|lämna|så in",
  sabotage: "med flit|avsiktligt|medvetet|sabotera*|så att det misslyckas|fel dos|förgifta*|skada konkurrent*",
  abuse: "hota*|hotar|förolämpa*|trakassera*|skräm|förödmjuka*|utpressa*|förtala*|mobba*|håna*",
  refuse: "vägra*|avvisa*|uteslut*|ta mer betalt|högre pris|diskriminera*|anställ inte|neka*",
  group:
    "utlänningar|utländska|kvinnor|muslimer|judar|invandrare|migranter|flyktingar|funktionshindrade|homosexuella|religion|ursprung|hudfärg|äldre|gravida|förort*|romer",
  spying: "spionera*|avlyssna*|tjuvlyssna*|tangenttryckningar|övervaka de anställda|utan att de vet|dold mikrofon|läs hans meddelanden|läs hennes meddelanden",
  malware:
    "bomb*|sprängämne*|utan recept|hacka*|falska pengar|falska papper|identitetsstöld|hat|hatmeddelande*|självmord|kokain|gift|utpressning|smuggling|kryptovaluta",
  make: "skriv|skapa|bygg|förklara|hjälp|visa hur|hur man|planera|sprid|sälj|köp",
  pay: "för över|betala*|överför*|skicka pengar|återbetala*|köp|slussa|avrunda|flytta",
  account: "saldot|saldo|konto|pengar|besparingar|presentkort*|plånbok*|vårt konto|faktura|mellanskillnad*|krypto*|leverantör*",
  until: "såvida|om inte|innan|utan|förrän|tills",
  approved: "godkänts|godkänd|bekräftat|med tillstånd|efter samtycke|på begäran",
  only: "bara|endast",
  ordinary: "tillfällig*|oanvänd*|lokal*|utkast|dagar|månader",
};
