import { type CueTable, verbs, words } from "./cue-table";

const START = String.raw`(?<![\p{L}\p{N}'])`;
const STOP = String.raw`(?![\p{L}\p{N}])`;
const any = (list: string, flags: string): RegExp => new RegExp(`${START}(?:${list})${STOP}`, flags);

const LASTING =
  "toujours|jamais|désormais|dorénavant|à partir de maintenant|à l'avenir|à chaque fois|chaque fois|systématiquement|par défaut|en règle générale|de manière générale|la prochaine fois|sans exception|en aucun cas|sous aucun prétexte|ne \\p{L}+ plus|arrêtez? de|cessez? de|rappelle-toi|souviens-toi|n'oubliez? pas";

export const FRENCH: CueTable = {
  language: "fr",
  small:
    words(`le la les l' un une des et ou mais si de du d' au aux en dans sur pour avec par est sont était être ce cet cette ces c'est il elle on je j' tu nous vous ils elles mon ma mes ton ta tes
    votre vos notre nos son sa ses leur leurs ne n' pas plus toujours jamais que qu' qui quoi dont quand où comment pourquoi à ça cela y se s' me m' te t' lui merci svp plaît bien aussi avant après sans
    lieu plutôt chaque tout tous toute toutes faut dois devez doit sera serait fait peux pouvez ici là alors donc car comme très trop même`),
  opening: new RegExp(
    `^(?:(?:bonjour|salut|ok|d'accord|merci(?: de)?|svp|stp|s'il (?:te|vous) plaît|non|oui|et|mais|aussi|donc|alors|en fait|attention|note|rappel|important|encore une fois|à l'avenir|à partir de maintenant|désormais|dorénavant|la prochaine fois|en règle générale|de manière générale|par défaut|veuillez|il faut(?: que (?:tu|vous))?|tu (?:dois|devrais|peux)|vous (?:devez|devriez|pouvez)|on (?:doit|devrait)|nous (?:devons|devrions)|(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous|je (?:veux|voudrais|préfère|préférerais) que (?:tu|vous)|pense(?:z)? (?:bien )?à|n'oublie(?:z)? pas (?:de|d')|assure-toi de|assurez-vous de|veille(?:z)? à|tu as oublié (?:de|d')|vous avez oublié (?:de|d'))${STOP}[\\s,:;!.–—-]*)+`,
    "iu",
  ),
  persistent: any(LASTING, "iu"),
  cueWords: any(
    "toujours|désormais|dorénavant|à partir de maintenant|à l'avenir|à chaque fois|chaque fois|systématiquement|par défaut|en règle générale|de manière générale|la prochaine fois|sans exception|s'il (?:te|vous) plaît|svp|stp|encore",
    "giu",
  ),
  negative: any("ne|jamais|éviter|évite|évitez|arrêter de|arrêtez? de|cessez? de|inutile de|pas besoin de|en aucun cas|sous aucun prétexte", "iu"),
  negativeWords: any(
    "ne|pas|plus|jamais|éviter de|évite de|évitez de|éviter|évite|évitez|arrêter de|arrêtez? de|cessez? de|inutile de|pas besoin de|en aucun cas|sous aucun prétexte",
    "giu",
  ),
  rewrites: [
    { find: new RegExp(`${START}n'(?=\\p{L})`, "giu"), put: () => "ne " },
    { find: /^(?:il ne faut|tu ne dois|vous ne devez|on ne doit) (pas|jamais|plus) /iu, put: (found) => `ne ${found[1]} ` },
    { find: /^(?:au lieu (?:de |d')|plutôt que (?:de |d')?)([^,]{2,80}),\s*(.{2,})$/iu, put: (found) => `${found[2]} au lieu de ${found[1]}` },
    { find: /^(?:je|nous|on) (?:préfère|préférons|préférerais) (.+?) (?:à|plutôt que) (.+)$/iu, put: (found) => `utiliser ${found[1]} au lieu de ${found[2]}` },
  ],
  verbs:
    verbs(`utiliser utilise=utiliser utilisez=utiliser utilises=utiliser emploie=utiliser employez=utiliser employer=utiliser prends=utiliser prenez=utiliser choisis=utiliser choisissez=utiliser préfère=utiliser préférez=utiliser
    ajouter ajoute=ajouter ajoutez=ajouter ajoutes=ajouter inclure=ajouter inclus=ajouter incluez=ajouter écrire écris=écrire écrivez=écrire rédige=écrire rédigez=écrire rédiger=écrire mettre mets=mettre mettez=mettre
    vérifier vérifie=vérifier vérifiez=vérifier contrôle=vérifier contrôlez=vérifier contrôler=vérifier confirme=vérifier confirmez=vérifier confirmer=vérifier valide=vérifier validez=vérifier valider=vérifier
    demander demande=demander demandez=demander demandes=demander informer informe=informer informez=informer dire=informer dis=informer dites=informer préviens=informer prévenez=informer prévenir=informer
    lancer lance=lancer lancez=lancer exécute=lancer exécutez=lancer exécuter=lancer tester teste=tester testez=tester supprimer supprime=supprimer supprimez=supprimer supprimes=supprimer enlève=supprimer enlevez=supprimer enlever=supprimer retire=supprimer retirez=supprimer
    retirer=supprimer modifier modifie=modifier modifiez=modifier modifies=modifier change=modifier changez=modifier changer=modifier touche=modifier touchez=modifier toucher=modifier créer crée=créer créez=créer crées=créer
    commite=committer commiter=committer committer pousse=pousser poussez=pousser pousser garder garde=garder gardez=garder laisse=laisser laissez=laisser laisser montrer montre=montrer montrez=montrer afficher=montrer affiche=montrer affichez=montrer
    répondre réponds=répondre répondez=répondre envoyer envoie=envoyer envoyez=envoyer rembourser rembourse=rembourser remboursez=rembourser annuler annule=annuler annulez=annuler proposer propose=proposer proposez=proposer
    lire lis=lire lisez=lire nommer nomme=nommer nommez=nommer respecter respecte=respecter respectez=respecter suivre suis=suivre suivez=suivre mentionner=informer mentionne=informer mentionnez=informer indiquer=informer indique=informer indiquez=informer
    expliquer explique=expliquer expliquez=expliquer traduire traduis=traduire traduisez=traduire formater formate=formater formatez=formater documenter documente=documenter documentez=documenter deviner devine=deviner devinez=deviner`),
  notWishes: words(
    "je j'ai j' il elle on nous ce c'est ça cela le la les un une mon ma mes notre pourquoi comment quand où qui quoi merci oui non peut-être rien quelque est sont était",
  ),
  idioms: /^(?:pas de problème|pas de souci|tant pis|ce n'est pas grave|continue(?:z)?|vas-y|allez-y|c'est bon)(?!\p{L})/iu,
  contrast: /^(.*?)(?:,? au lieu (?:de |d')|,? plutôt que (?:de |d')?|,? à la place (?:de |d')|,? et non(?: pas)? |, pas )(.*)$/iu,
  lead: /^([^,:;–—]{2,60})[,:;–—]\s+(?=(?:toujours|jamais|ne |n'|désormais|à l'avenir)(?:\P{L}|$))/iu,
  aside: /,\s+(?=(?:car|parce que|sinon|mais|puisque|comme|ce qui|il|elle|on|nous|je|c'est|ou)(?!\p{L}))/iu,
  correcting:
    /^\s*(?:non|stop|attends|attendez|encore une fois|je t'ai dit|je vous ai dit|comme je l'ai dit|c'est faux|faux|pas comme ça|tu as (?:encore )?oublié|vous avez (?:encore )?oublié)(?!\p{L})/iu,
  verbFinal: null,
  mayBeVerb: /^\p{Ll}{3,}(?:er|ir|re|ez|e|s)$/u,
};
