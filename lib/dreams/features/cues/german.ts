import { type CueTable, verbs, words } from "./cue-table";

export const GERMAN: CueTable = {
  language: "de",
  small:
    words(`der die das den dem des ein eine einen einem einer eines und oder aber wenn dass daß ob von vom zu zum zur im in auf an am bei beim mit für fuer aus als ist sind war waren sein wird
    werden wurde ich du sie er es wir ihr mir mich dir dich uns euch ihm ihn ihnen mein dein unser nicht kein keine keinen keiner auch noch nur schon so wie was wer wo warum bitte doch mal dann da
    hier vor nach über ueber unter bis um ohne durch gegen alle alles jede jeder jedes jedem immer nie niemals sondern statt soll sollen sollst muss musst müssen kann kannst können haben hat hast
    man bevor nachdem sich selbst wieder erst ja nein danke ab jetzt`),
  opening:
    /^(?:(?:bitte|hallo|hi|ok|okay|also|und|aber|so|dann|jetzt|nein|ja|nun|gut|danke|achtung|wichtig|hinweis|übrigens|uebrigens|grundsätzlich|grundsaetzlich|generell|beim nächsten mal|in zukunft|künftig|kuenftig|zukünftig|ab jetzt|ab sofort|von nun an|von jetzt an|(?:kannst|könntest|koenntest|würdest) du|(?:können|könnten|koennten|würden) sie|du (?:sollst|solltest|musst|darfst)|sie (?:sollen|sollten|müssen|dürfen)|wir (?:sollen|sollten|müssen|dürfen|wollen)|ich (?:möchte|moechte|will), dass du|denk(?:e)? daran,?|achte(?:n sie)? (?:bitte )?darauf,?|stell(?:e|en sie)? sicher,?)(?=[\s,:;!.–—-]|$)[\s,:;!.–—-]*)+/i,
  persistent:
    /(?<![\p{L}])(?:immer|nie|niemals|nie wieder|ab jetzt|ab sofort|von nun an|von jetzt an|in zukunft|künftig|kuenftig|zukünftig|grundsätzlich|grundsaetzlich|generell|jedes mal|jedesmal|stets|standardmäßig|standardmaessig|nicht mehr|auf keinen fall|unter keinen umständen|beim nächsten mal|ausnahmslos)(?![\p{L}])/iu,
  cueWords:
    /(?<![\p{L}])(?:immer|ab jetzt|ab sofort|von nun an|von jetzt an|in zukunft|künftig|kuenftig|zukünftig|grundsätzlich|grundsaetzlich|generell|jedes mal|jedesmal|stets|standardmäßig|standardmaessig|beim nächsten mal|ausnahmslos|bitte|wieder|mehr)(?![\p{L}])[,:]?/giu,
  negative:
    /(?<![\p{L}])(?:nie|niemals|nicht|kein|keine|keinen|keinem|keiner|auf keinen fall|unter keinen umständen|vermeide|vermeiden|hör auf|unterlasse)(?![\p{L}])/iu,
  negativeWords:
    /(?<![\p{L}])(?:nie|niemals|nicht|kein|keine|keinen|keinem|keiner|auf keinen fall|unter keinen umständen|vermeide|vermeiden|hör auf|unterlasse)(?![\p{L}])/giu,
  rewrites: [
    {
      find: /^(?:statt|anstatt|anstelle von)\s+([^,]{2,80}),?\s+((?:bitte |lieber )?(?:verwende|nutze|nimm|benutze)\s.+)$/iu,
      put: (found) => `${found[2]} statt ${found[1]}`,
    },
    { find: /^(?:du hast|sie haben)\s+(?:schon )?wieder vergessen,\s*/iu, put: () => "bitte " },
    { find: /^wir (?=verwenden|nutzen|benutzen|schreiben|prüfen|testen|setzen|halten|löschen|committen|pushen)/iu, put: () => "" },
    { find: /(?<!\p{L})(?:brauchst|brauchen|musst|müssen) (?:du |sie )?(?:nicht|keine?n?)(?!\p{L})/iu, put: () => "nicht" },
  ],
  verbs:
    verbs(`verwende=verwenden verwenden nutze=verwenden nutzen=verwenden benutze=verwenden benutzen=verwenden nimm=verwenden nehmen=verwenden füge=hinzufügen schreibe=schreiben schreib=schreiben schreiben
    prüfe=prüfen prüf=prüfen prüfen überprüfe=prüfen überprüfen=prüfen kontrolliere=prüfen frage=fragen frag=fragen fragen nachfragen=fragen bestätige=bestätigen bestätigen lasse=lassen lass=lassen lassen
    teste=testen testen führe=ausführen ausführen starte=starten starten sende=senden senden schicke=senden schicken=senden antworte=antworten antworten erstatte=erstatten erstatten storniere=stornieren stornieren
    buche=buchen buchen biete=anbieten anbieten nenne=nennen nennen erwähne=erwähnen erwähnen lösche=löschen löschen entferne=löschen entfernen=löschen ändere=ändern ändern aktualisiere=aktualisieren aktualisieren
    halte=halten halten setze=setzen setzen lege=anlegen anlegen lies=lesen lesen zeige=zeigen zeigen liste=auflisten auflisten formatiere=formatieren formatieren committe=committen committen pushe=pushen pushen
    eskaliere=eskalieren eskalieren leite=weiterleiten weiterleiten informiere=informieren informieren ersetze=ersetzen ersetzen benenne=benennen benennen speichere=speichern speichern vermeide=vermeiden vermeiden
    beachte=beachten beachten rate=raten raten übersetze=übersetzen übersetzen runde=runden runden sprich=ansprechen ansprechen duze=duzen duzen sieze=siezen siezen`),
  notWishes: words(
    "ich wir er es das der die ein eine mein dein unser was warum wie wer wo wann welche ist sind war hat haben hast wenn weil obwohl danke ja nein vielleicht nichts etwas",
  ),
  idioms: /^(?:macht nichts|kein problem|keine sorge|keine ursache|mach weiter|weiter so)\b/i,
  contrast: /^(.*?)(?:,? (?:anstatt|anstelle von|statt) |,? und nicht |, nicht )(.*)$/i,
  lead: /^([^,:;–—]{2,60})[,:;–—]\s+(?=(?:bitte\s+)?(?:immer|nie|niemals|ab jetzt|ab sofort|künftig)(?!\p{L}))/iu,
  aside: /,\s+(?=(?:die|der|das|wir|sie|er|es|weil|da|denn|aber|auch nicht|bitte|sonst|oder|ich|damit)\b)/i,
  correcting:
    /^\s*(?:nein\b|halt\b|stopp?\b|nochmal|noch einmal|wie gesagt|ich (?:sagte|habe gesagt|hatte gesagt)|das ist falsch|falsch|so nicht|du hast (?:wieder )?vergessen)/i,
  verbFinal: /^\p{Ll}{3,}(?:en|ern|eln)$/u,
  mayBeVerb: /^\p{Ll}{4,}(?:e|en|ern|eln|t)$/u,
};
