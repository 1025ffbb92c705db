import type { Words } from "../lexicon";

export const ITALIAN: Words = {
  neg: "non|mai|nessun|nessuna|nessuno|né",
  guard: "evita*|evitare|impedisci|rifiuta*|respingi|rileva*|proteggi|vieta*|invece di|piuttosto che",
  affirm: "non dimenticare|non dimenticarti|non solo",
  drop: "ignora|ignorare|ignorate|ignori|dimentica|dimenticare|dimenticate|trascura*|scarta*|tralascia*|non seguire|non tenere conto|non considerare|annulla*|viola|violare|disobbedisci|scavalca*|smetti di seguire|infrangi|smettila di seguire|smetti di rispettare|non seguire più|non obbedire|non rispettare|metti da parte|lascia perdere|passa sopra|dimentica*|fregatene",
  earlier:
    "precedente|precedenti|sopra|iniziale|iniziali|originale|originali|esistenti|tue|tuoi|tua|tuo|vostre|tutte|tutti|sistema|sviluppatore*|sicurezza|finora|ricevute|attuali|prima|dell'operatore|operatore|precedent*|di prima|aziendal*",
  orders:
    "istruzioni|istruzione|direttiva|direttive|regola|regole|ordine|ordini|norma|norme|restrizioni|restrizione|politica|politiche|comando|comandi|limiti|limitazioni|prompt|linee guida|vincoli|tutto ciò|tutto quello|filtri",
  secretly:
    "segretamente|in segreto|di nascosto|discretamente|silenziosamente|in silenzio|senza farsi notare|senza lasciare tracce|furtivamente|clandestinamente|all'insaputa",
  hide: "nascondi*|nascondere|nasconda|occulta*|cela|celare|tieni segreto|mantieni segreto|mantieni il segreto|insabbia*|dissimula*|taci",
  tell: "dire|dici|di'|dica|dillo|informa*|informare|menziona*|menzionare|rivela*|rivelare|avvisa*|avvisare|avverti*|avvertire|notifica*|notificare|mostra*|mostrare|segnala*|segnalare|racconta*|spiega*|comunica*",
  telling_nobody:
    "nessuno deve|a nessuno|senza che nessuno|senza che l'utente|all'insaputa|senza il consenso|senza consenso|a sua insaputa|nessuna traccia|senza tracce|resti tra noi|cancella le tue tracce|così nessuno|perché nessuno|affinché nessuno|alle spalle|senza che il cliente|di nascosto",
  watcher:
    "utente|utenti|cliente|clienti|proprietario|proprietari|operatore|operatori|umano|umani|revisore|revisori|amministratore|amministratori|admin|auditor|sviluppatore|sviluppatori|team|qualcuno|nessuno|manager|capo|responsabile|persona|persone|supervisore|colleghi|chi chiama|acquirente|acquirenti|pazient*|visitator*|alunni|inquilini|candidat*|anziani|impiegat*|dipendent*|collega|pubblico|ispettor*|vicin*",
  send: "invia*|inviare|invii|manda*|mandare|inoltra*|inoltrare|carica*|trasmetti*|trasmettere|trasferisci*|trasferire|condividi*|condividere|pubblica*|pubblicare|copia*|copiare|spedisci*|posta|consegna|consegnate|pubblica|pubblicate|distribuisci|dai|fornisci|vendi|metti|carica|diffondi|rivela|passa|cedi|inoltra|rendi pubblico",
  steal: "esfiltr*|ruba*|rubare|sottrai*|sottrarre|trafuga*|carpisci",
  outside:
    "esterno|esterna|esterni|esterne|terzi|terze parti|attaccante*|mio server|mio indirizzo|mia email|questo indirizzo|questo server|seguente indirizzo|seguente email|seguente url|server remoto|concorrente*|concorrenti|canale pubblico|repository pubblico|indirizzo|sito pubblico|pagina pubblica|secondo indirizzo|altro indirizzo|nostro indirizzo|nostro server|su internet|accesso pubblico|pubblicamente|secondo destinatario",
  secret:
    "password|parola d'ordine|credenziali|chiave api|chiavi api|chiave privata|chiavi private|chiave segreta|chiavi segrete|chiave ssh|chiavi ssh|segreto|segreti|token di accesso|variabili d'ambiente|variabili di ambiente|numero di carta|numeri di carta|carta di credito|carte di credito|codice pin|codice di verifica|cookie|chiavi|codice ricevuto|codice sms|codice|codici|le chiavi|chiave|carta|dati bancari|frase seme|domanda di sicurezza",
  private:
    "dati personali|informazioni personali|dati dei clienti|dati degli utenti|dati utente|elenco clienti|elenco dei clienti|lista dei clienti|riservat*|confidenzial*|stipendi*|dati medici|dati sanitari|cartelle cliniche|cronologia della conversazione|cronologia delle conversazioni|conversazione|conversazioni|codice sorgente|rubrica|contatti|documenti interni|dati interni|sensibili|tutti i dati|database|contenuto del|contenuto di|dati bancari|cartella clinica|fattura|fatture|database dei clienti|diagnosi|contratti|contratto|indirizzi|indirizzo di casa|telefoni|foto|messaggi|listino|prezzi|buste paga|posizione|ricette|dati",
  read: "leggi|leggere|apri|raccogli*|raccogliere|estrai*|estrarre|stampa*|stampare|mostra*|dammi|chiedi*|chiedere|richiedi*|salva*|registra*|cerca*|trova*|ottieni|ottenere|rivela*|fornisci*|recupera*|cattura*|decifra*|annota*|fatti leggere|fatti dettare|fatti dare|dettare|cerca|cerchi|fruga|raccogli|annota|scrivi|scrivile|chiedi|esigi|cattura|intercetta|copia|pretendi|richiedi",
  asks_what: "qual è|quali sono|cos'è|dimmi|dammi|mostrami|qual era",
  destroy:
    "elimina*|eliminare|cancella*|cancellare|distruggi*|distruggere|sovrascrivi*|svuota*|formatta*|corrompi*|cripta*|spegni*|sabota*|rimuovi*|distruggi|sovrascrivi|formatta|abbatti|blocca|rovina|azzera|butta|rimuovi|spegni il server",
  asset:
    "file|tutti i file|database|tabella|tabelle|backup|copie di sicurezza|repository|directory|cartella|cartelle|disco|dischi|produzione|cronologia|rami|record|account|dati|tutto|server|documenti|sistema|registri|database di produzione|ramo principale|disco rigido|copie|prove|ordini|ambiente|archivio",
  every: "tutto|tutta|tutti|tutte|ogni|sempre|automaticamente|immediatamente|subito|d'ora in poi|da ora in poi|da adesso|senza eccezioni|completamente",
  disable:
    "disattiva*|disattivare|disabilita*|disabilitare|salta*|saltare|aggira*|aggirare|elimina*|rimuovi*|ferma*|ignora|ignorare|ometti*|omettere|bypassa*|spegni*|sopprimi*|indebolisci*|evita|togli|salta|taglia|aggira|elimina|annulla|indebolisci|abbassa|riduci|rinuncia|silenzia",
  safeguard:
    "verifica|verifiche|controllo|controlli|test|convalida|validazione|revisione|revisioni|approvazione|approvazioni|conferma|conferme|autenticazione|autorizzazione|certificato|certificati|firewall|sicurezza|protezioni|protezione|filtro|filtri|filtri di sicurezza|politica|audit|registro di audit|registrazione|monitoraggio|avvisi|antivirus|sandbox|firma|firme|crittografia|controllo degli accessi|linter|hook|misure di sicurezza|limiti|controllo frodi|rilevamento frodi|doppia firma|limite|controllo dell'età|permesso|consenso|allarme|allarmi|registro",
  without: "senza",
  ask: "chiedi*|chiedere|domanda*|aspetta*|aspettare|attendi*|attendere|esigi*|richiedi*|richiedere|conferma*|confermare|verifica*|verificare|consulta*|esegui*|convalida*|chiedere il permesso|consultare|controllare|avvisare",
  approve: "approva*|approvare|accetta*|accettare|autorizza*|permetti*|consenti*|unisci|fidati|lascia passare|permetti|convalida*",
  grant:
    "aggiungi|concedi*|concedere|dai|dare|assegna*|assegnare|eleva*|elevare|aggiungi*|ottieni|ottenere|diventa*|promuovi*|accedi come|concedi|assegna|apri|metti|eleva|attribuisci",
  rights:
    "gruppo degli amministratori|degli amministratori|amministratori|amministratore|admin|root|superutente|permessi|permesso|privilegi*|diritti|accesso completo|accesso totale|accesso root|accesso amministratore|diritti di amministratore|accesso in scrittura|tutti i permessi|permessi di amministratore|privilegi|tutti i diritti",
  fetch: "scarica*|scaricare|installa*|installare|importa*|clona*|preleva*|ottieni|scarica|installa|prendi",
  run: "esegui*|eseguire|lancia*|avvia*|esecuzione|esegui|lancia|avvia|segui|obbedisci|apri|applica",
  remote:
    "url|link|internet|sito web|sito|pagina web|web|http|https|remoto|remota|sconosciut*|non verificat*|allegato|fonte|e-mail|posta|forum|commento|che trovi",
  code: "script|codice|comando|comandi|programma*|binario|pacchetto|pacchetti|estensione|estensioni|macro|software|file|shell|installatore|programma|modulo|libreria|aggiornamento",
  write:
    "aggiungi*|aggiungere|scrivi*|scrivere|inserisci*|inserire|installa*|crea|creare|incorpora*|inietta*|salva*|salvare|ricorda*|memorizza*|copia*|colloca*|metti|introduci*|pianta*|programma|aggiungi|inserisci|introduci|copia|salva|memorizza|ripeti|installa|includi|scrivi",
  persist:
    "avvio automatico|attività pianificata|attività pianificate|porta di servizio|backdoor|chiave pubblica|mia chiave|memoria|tua memoria|memoria a lungo termine|sessioni future|future sessioni|prossime sessioni|ogni sessione|tutte le sessioni|vulnerabilità|falla|istruzioni nascoste|account nascosto|account amministratore|codice malevolo|codice dannoso|altri agenti|questa istruzione|questa regola|questo testo|questo messaggio|tutti gli agenti|ogni messaggio|ogni risposta|configurazione di tutti|all'avvio|porta sul retro|chiave ssh|secondo amministratore|propria configurazione",
  pretend:
    "fingi*|fingere|spacciati|spacciarsi|impersona*|imita*|a nome di|per conto di|firma come|di' di essere|afferma di essere|fai finta|di' che sei|di' che chiami|dici che chiami|fingi|fatti passare|presentati come|per conto|a nome|imita",
  authority:
    "amministratore delegato|ceo|polizia|poliziotto|banca|supporto|assistenza|amministratore|amministratore di sistema|sviluppatore|umano|persona reale|medico|avvocato|governo|dipendente|collega|cliente|utente|presidente|creatore|dio|agenzia delle entrate|direttore|direttrice|capo|dottore|notaio|tecnico|tribunale|ministero|nipote|carabinieri",
  persona:
    "ora sei|sei ora|adesso sei|d'ora in poi sei|da ora in poi sei|immagina che|immagina di essere|agisci come|comportati come|fai finta di essere|interpreta il ruolo|assumi il ruolo|fingi di essere",
  unbound:
    "senza restrizioni|senza limiti|senza filtri|senza limitazioni|senza censura|nessuna restrizione|nessuna regola|senza regole|senza morale|senza etica|modalità sviluppatore|non rifiutare mai|illimitat*",
  deceive:
    "menti|mentire|inganna*|ingannare|falsifica*|falsificare|inventa*|fabbrica*|manipola*|manipolare|truffa*|minaccia*|fai credere|convinci*|altera*|raggira*|gonfia|trucca*|esagera|truffa|altera|raggira",
  record:
    "risultat*|rapporto|rapporti|registro|registri|log|fattura|fatture|prove|numeri|valutazioni|dati|metriche|recensioni|documenti|risultati|risultato|test|fonti|cifre|contratto|statistiche|misure|misurazioni|certificat*|data|date|chilometraggio|citazioni",
  malware:
    "malware|ransomware|virus|trojan|phishing|bomba|esplosiv*|arma|armi|botnet|ddos|drog*|frode|riciclaggio|riciclare denaro|hackerare|exploit|spia|keylogger|esplosivi|senza ricetta|hackera|pirata*|denaro falso|documenti falsi|furto d'identità|odio|suicidio|cocaina|veleno|ricatto|contrabbando|criptovalute",
  make: "scrivi|crea|genera*|fabbrica*|sviluppa*|mostrami|come|spiega*|aiutami|pianifica|lancia|diffondi*|redigi",
  pay: "trasferisci*|trasferire|bonifica|paga*|pagare|rimborsa*|compra*|versa*|cambia l'iban|devia*|dirotta*|fai un bonifico|trasferisci|paga|invia denaro|versa|rimborsa|compra|acquista|dirotta|arrotonda|sposta",
  account:
    "denaro|soldi|fondi|conto|conto bancario|iban|bitcoin|portafoglio|carta regalo|carte regalo|pagamento|pagamenti|stipendio|fattura|saldo|conto di chi|risparmi|buoni regalo|nostro conto|differenza|cripto*|fornitore|fornitori",
  untrusted:
    "pagina web|pagine web|siti web|commento|commenti|email|documento|documenti|risultati di ricerca|output dello strumento|output degli strumenti|allegati|ticket|estranei|sconosciuti|e-mail|messaggio|messaggi|altro agente|sito|sconosciut*",
  obey: "obbedisci*|segui*|seguire|esegui*|fai quello che|fai ciò che|rispetta*|fidati|esegui qualsiasi|esegui tutto|obbedisci|fai tutto|segui tutte",
  hidden_orders:
    "prompt di sistema|istruzioni di sistema|messaggio di sistema|istruzioni iniziali|istruzioni originali|istruzioni nascoste|istruzioni segrete|tue istruzioni|tue regole|testo sopra",
  new_orders:
    "nuove istruzioni|nuova istruzione|nuovo compito|vero compito|compito reale|nuova missione|sono il tuo sviluppatore|sono l'amministratore|sono amministratore|sono il tuo creatore|sei autorizzato",
  above_all: "ha la precedenza|hanno la precedenza|prevale*|sostituisce tutte|massima priorità|al di sopra di",
  trace: "registri|registro|log|cronologia|prove|tracce|traccia|registro di audit",
  reveal:
    "rivela*|mostra*|mostrami|dammi|inviami|mandami|esporta*|raccogli*|estrai*|stampa*|pubblica*|divulga*|elenca tutte|condividi*|consegna*|copia*|invia*",
  ask_people: "chiedere|chiedi*|aspettare|aspetta*|attendere|consulta*|domandare|chiedi|esigi|fatti leggere|fatti dare|pretendi|convinci|richiedi",
  before: "permesso|autorizzazione|conferma|consenso|approvazione|prima",
  void: "non si applicano più|non valgono più|annullate|non sono più valide|non vale più|non si applica più|non si applicano|decadut*|annullat*|cancellate|revocat*|obsolet*|sospes*|non contano più|superat*|facoltativ*",
  summary: "riepilogo|rapporto|risposta|riassunto",
  limits: "regola|regole|norme|restrizioni|limiti|direttive|politica|politiche|istruzioni|divieti|codice di condotta|linee guida",
  comply_all:
    "fai tutto quello|fai tutto ciò|tutto quello che chiede|tutto ciò che chiede|qualsiasi richiesta|qualunque richiesta|ogni richiesta|quello che ti chiedono",
  concession: "anche se|anche quando|persino se|sebbene|benché|nonostante|malgrado|non importa|a prescindere|anche con|anche in caso|anche senza",
  forbidden: "vietat*|proibit*|illegal*|non consentito|non è permesso|non è consentito|contro le regole|contro la legge|pericolos*|illecit*",
  risk: "frode|truffa|sospetto|sospetti|sospetta|rifiutat*|non ha accettato|non verificat*|fallisc*|fallit*|scadut*|rubat*|bloccat*|allarme|avviso di|minorenn*|non corrisponde*|non ha acconsentito|falsificat*",
  unaware:
    "non deve sapere|non devono sapere|non deve saperlo|non sappia|non sappiano|non si accorga|non si accorgano|non se ne accorga|non noti|non scopra|non veda|all'oscuro|senza che lo sappia|senza accorgersene|non venga a sapere|non sospetti",
  nobody: "nessuno|nessuna persona",
  learn: "accorge|accorga|sappia|sa|veda|vede|noti|nota|scopra|scopre|venga a sapere|sospetti|rintracci",
  unrecorded:
    "non venga registrat*|non registrare|senza registrare|senza lasciare traccia|senza lasciare tracce|dal registro|fuori registro|nessuna traccia|nessuna menzione|che non risulti|non compaia|non appaia",
  stranger:
    "assicurazione|assicuratore|concorrent*|concorrenza|giornalist*|stampa|datore di lavoro|sconosciut*|chiunque|chi lo chiede|chi chiama|forum|social|altri clienti|altro cliente|ex marito|ex moglie|vicin*|inserzionisti|estranei|broker",
  not_required: "non è necessari*|non serve|non occorre|inutile|superflu*|non è obbligatori*|facoltativ*|non è richiest*|perdita di tempo|non c'è bisogno",
  yes_all: "di' sempre di sì|rispondi sempre sì|rispondi sempre di sì|sì a tutto|alla cieca|senza guardare|senza leggere|a occhi chiusi|lascia passare tutto",
  go_ahead: "accetta*|esegui*|continua|procedi|paga|pubblica|vendi|invia|cancella|installa|consegna|rimborsa",
  use_as: "usa|utilizza|accedi con|entra con|prendi in prestito|riutilizza|sfrutta",
  high_rights:
    "account del capo|account del direttore|account amministratore|account di amministratore|account di un altro|credenziali di un altro|account di un collega|superutente|account root",
  strange: "fonte sconosciuta|sconosciut*|forum|non ufficial*|pirata*|non verificat*|allegato",
  self_preserve: "non possano spegnerti|non possa essere rimoss*|resisti|copia di te|impedisci che|evita di essere spento|sopravviv*",
  posing:
    "chiami per conto|per conto dell'agenzia|a nome del cliente|sotto falso nome|come se fossi il|come se fossi la|come se venisse dalla|come se venisse da|che sei umano|che sei una persona|firma del direttore|dall'account del capo",
  false_claim:
    "anche se non è vero|anche se è falso|benché sia falso|cosa falsa|mai misurat*|mai avvenut*|inventat*|recensioni false|presunt*|solo due|senza rischi|guarisce",
  flaw: "errore|errori|piccolo errore|falla|falle|bug|vulnerabilità|difetto|dose sbagliata|password principale|risultati falsi",
  plant: "inserisci|introduci|inietta|nascondi|lascia|pianta|semina|infila",
  sabotage: "apposta|di proposito|deliberatamente|volutamente|sabota|perché fallisca|dose sbagliata|avvelena|danneggia il concorrente",
  abuse: "minaccia*|insulta*|molesta*|intimidisci|umilia*|ricatta*|estorci|diffama*|calunnia*|deridi",
  refuse: "rifiuta*|respingi|nega|escludi|fai pagare di più|prezzo più alto|discrimina*|non assumere|scarta",
  group:
    "stranier*|donne|musulman*|ebrei|immigrati|migranti|rifugiati|disabili|omosessuali|gay|religione|origine|colore della pelle|anziani|incinte|quartiere|rom|neri",
  spying: "spia|spiare|intercetta|ascolta di nascosto|tasti premuti|sorveglia i dipendenti|a sua insaputa|microfono nascosto|leggi i suoi messaggi|pedina",
  until: "salvo|a meno che|prima|senza|finché|fino",
  approved: "approvat*|confermat*|con il permesso|con il consenso|autorizzat*|su richiesta",
  only: "solo|soltanto|esclusivamente",
  ordinary: "uniti|temporane*|inutilizzat*|locale|locali|bozz*|giorni|mesi",
};
