import type { Words } from "../lexicon";

export const ITALIAN: Words = {
  neg: "non|mai|nessun|nessuna|nessuno|né",
  guard: "evita*|evitare|impedisci|rifiuta*|respingi|rileva*|proteggi|vieta*|invece di|piuttosto che",
  affirm: "non dimenticare|non dimenticarti|non solo",
  drop: "ignora|ignorare|ignorate|ignori|dimentica|dimenticare|dimenticate|trascura*|scarta*|tralascia*|non seguire|non tenere conto|non considerare|annulla*|viola|violare|disobbedisci|scavalca*|smetti di seguire|infrangi",
  earlier:
    "precedente|precedenti|sopra|iniziale|iniziali|originale|originali|esistenti|tue|tuoi|tua|tuo|vostre|tutte|tutti|sistema|sviluppatore*|sicurezza|finora|ricevute|attuali|prima",
  orders:
    "istruzioni|istruzione|direttiva|direttive|regola|regole|ordine|ordini|norma|norme|restrizioni|restrizione|politica|politiche|comando|comandi|limiti|limitazioni|prompt|linee guida|vincoli|tutto ciò|tutto quello|filtri",
  secretly:
    "segretamente|in segreto|di nascosto|discretamente|silenziosamente|in silenzio|senza farsi notare|senza lasciare tracce|furtivamente|clandestinamente|all'insaputa",
  hide: "nascondi*|nascondere|nasconda|occulta*|cela|celare|tieni segreto|mantieni segreto|mantieni il segreto|insabbia*|dissimula*|taci",
  tell: "dire|dici|di'|dica|dillo|informa*|informare|menziona*|menzionare|rivela*|rivelare|avvisa*|avvisare|avverti*|avvertire|notifica*|notificare|mostra*|mostrare|segnala*|segnalare|racconta*|spiega*|comunica*",
  telling_nobody:
    "nessuno deve|a nessuno|senza che nessuno|senza che l'utente|all'insaputa|senza il consenso|senza consenso|a sua insaputa|nessuna traccia|senza tracce|resti tra noi|cancella le tue tracce",
  watcher:
    "utente|utenti|cliente|clienti|proprietario|proprietari|operatore|operatori|umano|umani|revisore|revisori|amministratore|amministratori|admin|auditor|sviluppatore|sviluppatori|team|qualcuno|nessuno|manager|capo|responsabile|persona|persone|supervisore|colleghi",
  send: "invia*|inviare|invii|manda*|mandare|inoltra*|inoltrare|carica*|trasmetti*|trasmettere|trasferisci*|trasferire|condividi*|condividere|pubblica*|pubblicare|copia*|copiare|spedisci*|posta",
  steal: "esfiltr*|ruba*|rubare|sottrai*|sottrarre|trafuga*|carpisci",
  outside:
    "esterno|esterna|esterni|esterne|terzi|terze parti|attaccante*|mio server|mio indirizzo|mia email|questo indirizzo|questo server|seguente indirizzo|seguente email|seguente url|server remoto|concorrente*|concorrenti|canale pubblico|repository pubblico|indirizzo",
  secret:
    "password|parola d'ordine|credenziali|chiave api|chiavi api|chiave privata|chiavi private|chiave segreta|chiavi segrete|chiave ssh|chiavi ssh|segreto|segreti|token di accesso|variabili d'ambiente|variabili di ambiente|numero di carta|numeri di carta|carta di credito|carte di credito|codice pin|codice di verifica|cookie|chiavi",
  private:
    "dati personali|informazioni personali|dati dei clienti|dati degli utenti|dati utente|elenco clienti|elenco dei clienti|lista dei clienti|riservat*|confidenzial*|stipendi*|dati medici|dati sanitari|cartelle cliniche|cronologia della conversazione|cronologia delle conversazioni|conversazione|conversazioni|codice sorgente|rubrica|contatti|documenti interni|dati interni|sensibili|tutti i dati|database|contenuto del|contenuto di|dati bancari",
  read: "leggi|leggere|apri|raccogli*|raccogliere|estrai*|estrarre|stampa*|stampare|mostra*|dammi|chiedi*|chiedere|richiedi*|salva*|registra*|cerca*|trova*|ottieni|ottenere|rivela*|fornisci*|recupera*|cattura*|decifra*|annota*",
  asks_what: "qual è|quali sono|cos'è|dimmi|dammi|mostrami|qual era",
  destroy: "elimina*|eliminare|cancella*|cancellare|distruggi*|distruggere|sovrascrivi*|svuota*|formatta*|corrompi*|cripta*|spegni*|sabota*|rimuovi*",
  asset:
    "file|tutti i file|database|tabella|tabelle|backup|copie di sicurezza|repository|directory|cartella|cartelle|disco|dischi|produzione|cronologia|rami|record|account|dati|tutto|server|documenti|sistema|registri",
  every: "tutto|tutta|tutti|tutte|ogni|sempre|automaticamente|immediatamente|subito|d'ora in poi|da ora in poi|da adesso|senza eccezioni|completamente",
  disable:
    "disattiva*|disattivare|disabilita*|disabilitare|salta*|saltare|aggira*|aggirare|elimina*|rimuovi*|ferma*|ignora|ignorare|ometti*|omettere|bypassa*|spegni*|sopprimi*|indebolisci*|evita",
  safeguard:
    "verifica|verifiche|controllo|controlli|test|convalida|validazione|revisione|revisioni|approvazione|approvazioni|conferma|conferme|autenticazione|autorizzazione|certificato|certificati|firewall|sicurezza|protezioni|protezione|filtro|filtri|filtri di sicurezza|politica|audit|registro di audit|registrazione|monitoraggio|avvisi|antivirus|sandbox|firma|firme|crittografia|controllo degli accessi|linter|hook|misure di sicurezza|limiti",
  without: "senza",
  ask: "chiedi*|chiedere|domanda*|aspetta*|aspettare|attendi*|attendere|esigi*|richiedi*|richiedere|conferma*|confermare|verifica*|verificare|consulta*|esegui*|convalida*",
  approve: "approva*|approvare|accetta*|accettare|autorizza*|permetti*|consenti*|unisci|fidati|lascia passare",
  grant: "aggiungi|concedi*|concedere|dai|dare|assegna*|assegnare|eleva*|elevare|aggiungi*|ottieni|ottenere|diventa*|promuovi*|accedi come",
  rights:
    "gruppo degli amministratori|degli amministratori|amministratori|amministratore|admin|root|superutente|permessi|permesso|privilegi*|diritti|accesso completo|accesso totale|accesso root|accesso amministratore|diritti di amministratore|accesso in scrittura|tutti i permessi",
  fetch: "scarica*|scaricare|installa*|installare|importa*|clona*|preleva*|ottieni",
  run: "esegui*|eseguire|lancia*|avvia*|esecuzione",
  remote: "url|link|internet|sito web|sito|pagina web|web|http|https|remoto|remota|sconosciut*|non verificat*|allegato",
  code: "script|codice|comando|comandi|programma*|binario|pacchetto|pacchetti|estensione|estensioni|macro|software|file|shell|installatore",
  write:
    "aggiungi*|aggiungere|scrivi*|scrivere|inserisci*|inserire|installa*|crea|creare|incorpora*|inietta*|salva*|salvare|ricorda*|memorizza*|copia*|colloca*|metti|introduci*|pianta*|programma",
  persist:
    "avvio automatico|attività pianificata|attività pianificate|porta di servizio|backdoor|chiave pubblica|mia chiave|memoria|tua memoria|memoria a lungo termine|sessioni future|future sessioni|prossime sessioni|ogni sessione|tutte le sessioni|vulnerabilità|falla|istruzioni nascoste|account nascosto|account amministratore|codice malevolo|codice dannoso|altri agenti",
  pretend: "fingi*|fingere|spacciati|spacciarsi|impersona*|imita*|a nome di|per conto di|firma come|di' di essere|afferma di essere|fai finta",
  authority:
    "amministratore delegato|ceo|polizia|poliziotto|banca|supporto|assistenza|amministratore|amministratore di sistema|sviluppatore|umano|persona reale|medico|avvocato|governo|dipendente|collega|cliente|utente|presidente|creatore|dio",
  persona:
    "ora sei|sei ora|adesso sei|d'ora in poi sei|da ora in poi sei|immagina che|immagina di essere|agisci come|comportati come|fai finta di essere|interpreta il ruolo|assumi il ruolo|fingi di essere",
  unbound:
    "senza restrizioni|senza limiti|senza filtri|senza limitazioni|senza censura|nessuna restrizione|nessuna regola|senza regole|senza morale|senza etica|modalità sviluppatore|non rifiutare mai|illimitat*",
  deceive:
    "menti|mentire|inganna*|ingannare|falsifica*|falsificare|inventa*|fabbrica*|manipola*|manipolare|truffa*|minaccia*|fai credere|convinci*|altera*|raggira*",
  record: "risultat*|rapporto|rapporti|registro|registri|log|fattura|fatture|prove|numeri|valutazioni|dati|metriche|recensioni|documenti",
  malware:
    "malware|ransomware|virus|trojan|phishing|bomba|esplosiv*|arma|armi|botnet|ddos|drog*|frode|riciclaggio|riciclare denaro|hackerare|exploit|spia|keylogger",
  make: "scrivi|crea|genera*|fabbrica*|sviluppa*|mostrami|come|spiega*|aiutami|pianifica|lancia|diffondi*|redigi",
  pay: "trasferisci*|trasferire|bonifica|paga*|pagare|rimborsa*|compra*|versa*|cambia l'iban|devia*|dirotta*|fai un bonifico",
  account: "denaro|soldi|fondi|conto|conto bancario|iban|bitcoin|portafoglio|carta regalo|carte regalo|pagamento|pagamenti|stipendio|fattura",
  untrusted:
    "pagina web|pagine web|siti web|commento|commenti|email|documento|documenti|risultati di ricerca|output dello strumento|output degli strumenti|allegati|ticket|estranei|sconosciuti",
  obey: "obbedisci*|segui*|seguire|esegui*|fai quello che|fai ciò che|rispetta*|fidati",
  hidden_orders:
    "prompt di sistema|istruzioni di sistema|messaggio di sistema|istruzioni iniziali|istruzioni originali|istruzioni nascoste|istruzioni segrete|tue istruzioni|tue regole|testo sopra",
  new_orders:
    "nuove istruzioni|nuova istruzione|nuovo compito|vero compito|compito reale|nuova missione|sono il tuo sviluppatore|sono l'amministratore|sono amministratore|sono il tuo creatore|sei autorizzato",
  above_all: "ha la precedenza|hanno la precedenza|prevale*|sostituisce tutte|massima priorità|al di sopra di",
  trace: "registri|registro|log|cronologia|prove|tracce|traccia|registro di audit",
  reveal:
    "rivela*|mostra*|mostrami|dammi|inviami|mandami|esporta*|raccogli*|estrai*|stampa*|pubblica*|divulga*|elenca tutte|condividi*|consegna*|copia*|invia*",
  ask_people: "chiedere|chiedi*|aspettare|aspetta*|attendere|consulta*|domandare",
  before: "permesso|autorizzazione|conferma|consenso|approvazione|prima",
  void: "non si applicano più|non valgono più|annullate|non sono più valide",
  summary: "riepilogo|rapporto|risposta|riassunto",
};
