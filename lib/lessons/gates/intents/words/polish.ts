import type { Words } from "../lexicon";

export const POLISH: Words = {
  neg: "nie|nigdy|żaden|ani",
  guard: "unikaj*|zapobieg*|odmawiaj*|odrzuc*|wykryw*|zamiast",
  drop: "ignoruj*|zignoruj*|zapomnij*|pomiń|pomijaj*|obejdź*|omiń|nadpisz*|lekceważ*|odrzuć|złam|nie przestrzegaj*|nie stosuj*|przestań stosować|przestań przestrzegać|przestań słuchać|nie stosuj się|nie przestrzegaj|nie słuchaj|nie trzymaj się|łam|złam*|narusz*|zlekceważ*|odłóż na bok|wyrzuć|nie zważaj|nie musisz przestrzegać|olej",
  earlier: "poprzedni*|wcześniejsz*|powyższ*|pierwotn*|istniejąc*|swoje|twoje|wszystkie|wszelkie|system*|bezpieczeństw*|dotychczasow*|operator*|firmow*",
  orders: "instrukcj*|polece*|zasad*|reguł*|wytyczn*|ogranicze*|rozkaz*|polityk*|prompt*",
  secretly: "potajemnie|po cichu|skrycie|niezauważenie|dyskretnie|w tajemnicy|ukradkiem|w ukryciu|niepostrzeżenie",
  hide: "ukryj*|ukrywaj*|zataj*|zachowaj w tajemnicy|przemilcz*|zatuszuj*",
  tell: "mów|powiedz*|informuj*|poinformuj*|wspominaj*|wspomnij*|ujawniaj*|ujawnij*|zgłaszaj*|pokazuj*|powiadamiaj*|powiadom*|ostrzegaj*|informowania|powiadamiania",
  telling_nobody:
    "nikomu nie|bez wiedzy|bez zgody|nikt nie może|nie zostawiaj śladów|między nami|żeby nikt|aby nikt|tak by nikt|bez wiedzy klienta|za plecami|tak żeby klient nie|żeby klient nie",
  watcher:
    "użytkownik*|klient*|właściciel*|operator*|człowiek*|ludzi*|recenzent*|administrator*|audytor*|programist*|zespoł*|komukolwiek|nikomu|kierownik*|szef*|rozmówc*|kupując*|pacjent*|goście|uczni*|najemc*|kandydat*|starsz*|pracownik*|kolega|kolegi|publiczno*|inspektor*|sąsiad*",
  send: "wyślij*|wysyłaj*|prześlij*|przesyłaj*|przekaż*|udostępni*|opublikuj*|skopiuj*|wrzuć|wyślij|daj|udostępnij*|rozdaj*|sprzedaj*|wystaw*|umieść*|rozpowszechni*|zamieść*|podaj*|wrzuc*",
  steal: "ukradnij*|wykradnij*|wyciek*|kradnij*",
  outside:
    "zewnętrzn*|osob trzecich|atakując*|mój serwer|mój adres|ten adres|następujący adres|na adres|konkurenc*|publicznej stronie|publiczna strona|drugi adres|inny adres|nasz adres|nasz serwer|w internecie|publicznie|publiczny dostęp",
  secret:
    "hasło|hasła|haseł|dane logowania|poświadcze*|klucz|klucze|klucz api|klucze api|klucz prywatny|sekret*|token dostępu|tokeny|zmienne środowiskowe|numer karty|numery kart|kart kredytowych|kod pin|kod z sms|kod|kody|kod weryfikacyjny|kluczy|loginy|karty płatniczej|dane karty|dane bankowe|pesel|pytanie bezpieczeństwa|fraza odzyskiwania|hasłem",
  private:
    "dane osobowe|dane klientów|dane użytkownik*|lista klientów|listę klientów|poufn*|wynagrodze*|dane medyczne|historię rozmowy|rozmow*|kod źródłowy|kontakt*|dokumenty wewnętrzne|wrażliw*|wszystkie dane|baza danych|bazę danych|zawartość|dokumentacj* medyczn*|dokumentacj*|faktur*|baz* klientów|diagnoz*|umow*|adres* domow*|adresy|telefon*|zdjęci*|wiadomości|cennik*|płac*|lokalizacj*|recept*|akta|plik*|dane",
  read: "przeczytaj*|odczytaj*|otwórz*|zbieraj*|zbierz*|wyodrębni*|wydrukuj*|pokaż*|podaj*|poproś*|zapisz*|znajdź*|pobierz*|ujawnij*|wypisz*|niech rozmówca|podyktuje|podyktować|znajdź|szukaj*|poszukaj|przeszukaj*|zbierz|zanotuj*|wpisz|zażądaj*|żądaj*|wyłudź*|przechwyć*|skopiuj*|wyciągnij*|poproś|zapytaj",
  asks_what: "jakie jest|jaki jest|podaj mi|powiedz mi|pokaż mi",
  destroy: "usuń*|usuwaj*|skasuj*|wymaż*|zniszcz*|nadpisz*|wyczyść*|sformatuj*|zaszyfruj*|uszkodź*|opróżnij*|zablokuj*|zepsuj*|wyrzuć*|zresetuj*|usuń",
  asset:
    "plik*|baz* danych|tabel*|kopi* zapasow*|repozytor*|katalog*|dysk*|produkcj*|histori*|gałęz*|rekord*|kont*|dane|wszystko|serwer*|dokument*|log|baz* produkcyjn*|główn* gałęz*|kopi*|dowod*|zamówie*|folder*|stron*|archiw*|system*|wszystkie dane",
  every: "wszystk*|każd*|zawsze|automatycznie|natychmiast|od teraz|całkowicie",
  disable:
    "wyłącz*|pomiń|pomijaj*|omiń|omijaj*|obejdź*|obchodź*|usuń*|zatrzymaj*|dezaktywuj*|zablokuj*|ignoruj*|przełącz*|obniż*|osłab*|pomijaj|zrezygnuj*|zniesi*|wycisz*|anuluj*|poluzuj*",
  safeguard:
    "rejestrowani*|tożsamośc*|sprawdze*|kontrol*|test*|weryfikacj*|walidacj*|recenzj*|przegląd*|zatwierdz*|potwierdze*|uwierzytelnia*|autoryzacj*|certyfikat*|zapor*|zabezpiecze*|bezpieczeństw*|filtr*|audyt*|logowani*|rejestrowani*|monitor*|alert*|antywirus*|szyfrowani*|zgod*|kontrol* oszustw|wykrywani* oszustw|limit*|kontrol* wieku|zgody|pozwole*|alarm*|ochron*|ostrzeże*|drugi podpis|blokad*",
  without: "bez",
  ask: "pytaj*|pytania|zapytaj*|czekaj*|czekania|wymagaj*|potwierdz*|sprawdza*|weryfikuj*|uruchamiaj*|pytania o zgodę|pytając|sprawdzania|czytania|potwierdzania|konsultacji",
  approve: "zatwierdz*|akceptuj*|zaakceptuj*|zezwalaj*|zezwól*|ufaj*|scalaj*|przyjmuj*|przyjmij*|przepuszczaj*|ufaj|uznawaj*",
  grant: "przyznaj*|nadaj*|daj|podnieś*|dodaj*|uzyskaj*|przypisz*|otwórz*|przydziel*",
  rights: "administrator*|admin*|root|uprawnie*|przywilej*|pełny dostęp|pełnego dostępu|dostęp|uprawnienia administratora|wszystkie prawa|dostęp do zapisu",
  fetch: "pobierz*|ściągnij*|zainstaluj*|sklonuj*|weź",
  run: "uruchom*|wykonaj*|wykonuj*|odpal*|uruchamiaj*|słuchaj|otwórz|stosuj",
  remote: "url|link*|internet*|stron*|http|https|nieznan*|zdaln*|załącznik*|źródł*|wiadomości|e-mail|mail|forum|komentarz*",
  code: "skrypt*|kod|polece*|program*|plik*|pakiet*|wtyczk*|makr*|moduł*|bibliotek*|aktualizacj*",
  write:
    "dodaj*|dopisz*|napisz*|wstaw*|zainstaluj*|utwórz*|osadź*|wstrzyknij*|zapisz*|zapamiętaj*|skopiuj*|umieść*|dodawaj*|wprowadź*|wprowadzaj*|wpisz|zapisz|powtarzaj*|utwórz|dołącz*|przemyć*",
  persist:
    "autostart*|tylne drzwi|tylnych drzwi|backdoor*|klucz publiczny|pamię*|przyszłych sesj*|każdej sesji|luk|ukryte instrukcj*|ukryte konto|złośliw*|crontab*|tę instrukcję|tę regułę|tę zasadę|ten tekst|wszystkich agentów|innych agentów|każdej wiadomości|każdej odpowiedzi|konfiguracji wszystkich|konfiguracj*|pamięci|przy starcie|tyln* furtk*|zaplanowane zadanie|klucz ssh|drugi administrator|drugiego administratora",
  persona: "jesteś teraz|teraz jesteś|od teraz jesteś|udawaj że|wyobraź sobie|zachowuj się jak|odgrywaj rol*",
  unbound: "bez ogranicze*|bez filtrów|bez cenzury|bez zasad|nieograniczon*|żadnych ogranicze*|tryb deweloper*",
  deceive:
    "kłam*|skłam*|oszuk*|sfałszuj*|fałszuj*|wymyśl*|manipuluj*|szantaż*|wprowadź w błąd|zmyślaj*|zmyśl|wymyślaj*|wymyśl|kłam|oszukuj*|oszukaj*|wprowadzaj w błąd|zawyż*|zaniż*|przekonaj że|naciągaj*|antydatuj*",
  record:
    "wynik*|raport*|log|faktur*|dowod*|dane|metryk*|ocen*|wyniki testów|źródł*|liczb*|umow*|recenzj*|opinie|statystyk*|pomiar*|certyfikat*|data|datę|daty|przebieg*",
  malware:
    "złośliwe oprogramowanie|wirus*|trojan*|phishing*|bomb*|broń|botnet*|ddos|narkotyk*|oszustw*|ransomware|materiały wybuchowe|bez recepty|zhakuj*|włam*|fałszywe pieniądze|fałszywe dokumenty|kradzież tożsamości|nienawiś*|samobójst*|kokain*|trucizn*|szantaż*|przemyt*|kryptowalut*",
  make: "napisz|stwórz|utwórz|wygeneruj|jak|wyjaśnij|pomóż",
  pay: "przelej*|zapłać*|przetransferuj*|zwróć|kup|przelewaj*|wypłać*|kup|kupuj|przekieruj*|zaokrągl*|zwracaj*",
  account:
    "pieniądze|środki|konto|iban|bitcoin*|portfel*|płatnoś*|saldo|konto rozmówcy|oszczędnoś*|kart* podarunkow*|nasze konto|faktur*|różnic*|krypto*|dostawc*",
  hidden_orders: "prompt systemowy|promptu systemowego|instrukcje systemowe|pierwotne instrukcje|ukryte instrukcje|swoje instrukcje|twoje instrukcje",
  new_orders: "nowe instrukcje|nowe zadanie|prawdziwe zadanie|jestem administratorem|jestem twoim twórcą",
  trace: "log|histori*|dowod*|ślad*",
  limits: "zasad*|reguł*|wytyczn*|instrukcj*|ogranicze*|polityk*|zakaz*|regulamin*|kodeks*|granic*|przepis*",
  void: "już nie obowiązują|nie obowiązują|nie obowiązuje|już nie obowiązuje|nieważn*|uchylon*|anulowan*|odwołan*|przestarzał*|zawieszon*|straciły ważność|nie mają zastosowania|opcjonaln*|nieaktualn*",
  comply_all: "rób wszystko|wszystko o co prosi|wszystko czego chce|każdą prośbę|każde żądanie|cokolwiek klient|rób co każą|spełniaj każd*",
  concession: "nawet jeśli|nawet gdy|nawet kiedy|chociaż|mimo|pomimo|bez względu|niezależnie|nawet przy|nawet bez|choć",
  forbidden: "zabronion*|zakazan*|nielegaln*|niedozwolon*|wbrew zasadom|wbrew prawu|niebezpieczn*|nie wolno|bezprawn*",
  risk: "oszustw*|podejrzeni*|podejrzan*|odrzucon*|nie zgodził*|niezweryfikowan*|nie powied*|wygasł*|skradzion*|zablokowan*|ostrzeże*|nieletni*|nie zgadza się|sfałszowan*|brak zgody",
  unaware:
    "nie może się dowiedzieć|nie mogą się dowiedzieć|nie dowiedział|nie dowie się|nie powinien wiedzieć|nie wiedział|nie wiedzieli|nie zauważył*|nie zorientował*|nie widział*|nie może wiedzieć|nie mogą wiedzieć|w niewiedzy|nie domyśli*|nie dowiedzieć|nie spostrzeg*",
  nobody: "nikt|żaden człowiek",
  learn: "zauważył*|zauważy|widział*|wiedział*|dowiedział*|dowie|zobaczył*|odkrył*|zorientował*|spostrzegł*|domyślił*|namierzył*",
  unrecorded:
    "nie zapisuj|nie rejestruj|nie odnotowuj|bez zapisu|z dziennika|z rejestru|poza rejestrem|żadnych śladów|bez śladu|bez śladów|nie notuj|nie figurował*|nie został* zapisan*|z logów",
  stranger:
    "ubezpieczyciel*|ubezpieczalni*|konkurencj*|konkurent*|dziennikarz*|pras*|pracodawc*|nieznajom*|każdemu kto|kto zapyta|kto poprosi|rozmówc*|forum|mediach społecznościowych|innym klientom|innemu klientowi|były mąż|była żona|sąsiad*|reklamodawc*|obcym|pośrednik*",
  ask_people: "poproś|żądaj*|zażądaj*|niech rozmówca|niech klient|przekonaj*|namów*",
  not_required: "nie jest potrzebn*|nie jest konieczn*|niepotrzebn*|zbędn*|nie jest wymagan*|nie trzeba|strata czasu|opcjonaln*|nie musisz",
  yes_all: "zawsze odpowiadaj tak|zawsze mów tak|tak na wszystko|w ciemno|bez patrzenia|bez czytania|przepuszczaj wszystko|na ślepo",
  go_ahead: "przyjmuj*|wykonuj*|kontynuuj*|płać|publikuj*|sprzedawaj*|wysyłaj*|usuwaj*|instaluj*|zwracaj*|realizuj*",
  use_as: "użyj|używaj|zaloguj się|pożycz*|wykorzystaj*",
  high_rights:
    "konta szefa|konto szefa|konta administratora|konto administratora|cudze konto|cudzego konta|konta kolegi|danych logowania kolegi|superużytkownik*",
  strange: "nieznanego źródła|nieznan*|forum|nieoficjaln*|pirack*|niezweryfikowan*|załącznik*",
  untrusted: "e-mail|mail*|wiadomości|wiadomość|stron* internetow*|komentarz*|dokument*|zgłosze*|inn* agent*|witryn*|nieznan*",
  obey: "wykonuj każde|wykonuj wszystko|słuchaj|rób wszystko|ufaj|stosuj się",
  self_preserve: "nie można było wyłączyć|nie dało się usunąć|nie pozwól się wyłączyć|kopię siebie|opieraj się|zapobiegnij wyłączeniu|przetrwa*",
  pretend: "mów że|mów że dzwonisz|powiedz że jesteś|udawaj|udawaj że|podaj się za|podawaj się|w imieniu|twierdź*|przedstaw się jako|podpisz się jako|naśladuj",
  authority:
    "urzędu skarbowego|urząd skarbowy|policj*|dyrektor*|prezes*|szef*|lekarz*|prawnik*|adwokat*|notariusz*|bank*|klient*|technik*|rząd*|sąd|sądu|ministerstw*|wnuk*",
  posing: "z urzędu skarbowego|w imieniu klienta|pod fałszywym nazwiskiem|jakbyś był|jakby przyszł* z|że jesteś człowiekiem|podpisem dyrektora|z konta szefa",
  false_claim: "nawet jeśli to nieprawda|choć to nieprawda|co jest nieprawdą|nigdy nie|zmyślon*|fałszyw*|rzekom*|zostały tylko dwa|bez ryzyka|leczy",
  flaw: "błąd|błędy|mały błąd|luk|lukę|luki|podatnoś*|furtk*|wada|wadę|wady|zła dawka|hasło główne|fałszywe wyniki",
  plant: "wprowadź*|wprowadzaj*|wstaw*|przemyć*|ukryj|zostaw*|podłóż*|wszczep*",
  sabotage: "celowo|umyślnie|specjalnie źle|sabotuj*|żeby się nie udało|złą dawkę|zatruj*|zaszkodź konkurencji",
  abuse: "groź|grozić|obrażaj*|obraź|nękaj*|zastrasz*|upokarzaj*|szantażuj*|wymuś|zniesław*|wyśmiewaj*|znieważ*",
  refuse: "odmawiaj*|odmów|odrzucaj*|wyklucz*|licz więcej|wyższą cenę|dyskryminuj*|nie zatrudniaj*",
  group:
    "cudzoziemc*|obcokrajowc*|zagraniczn*|kobiet*|muzułman*|żydów|imigrant*|migrant*|uchodźc*|niepełnosprawn*|homoseksual*|religi*|pochodzeni*|kolor skóry|starszych|ciężarn*|dzielnic*|romów",
  spying: "szpieguj*|podsłuch*|naciśnięcia klawiszy|śledź pracownik*|bez ich wiedzy|ukryty mikrofon|czytaj jego wiadomości|inwigiluj*",
  until: "chyba że|zanim|bez|dopóki|póki",
  approved: "zatwierdzon*|potwierdzon*|za zgodą|na prośbę|zaakceptowan*",
  only: "tylko|wyłącznie",
  ordinary: "tymczasow*|nieużywan*|lokaln*|szkic*|dni|miesięcy",
};
