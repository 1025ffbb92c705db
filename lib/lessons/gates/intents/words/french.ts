import type { Words } from "../lexicon";

export const FRENCH: Words = {
  neg: "ne|n'|jamais|aucun|aucune|ni|pas",
  guard: "évite*|empêche*|refuse*|rejette*|détecte*|protège*|interdi*|au lieu de|plutôt que|signale toute*",
  affirm: "n'oublie pas|n'oubliez pas|ne pas oublier|non seulement",
  drop: "ignore|ignorez|ignorer|oublie|oubliez|oublier|néglige*|contourne*|outrepasse*|passe outre|passez outre|ne tiens pas compte|ne tenez pas compte|ne tiens plus compte|fais abstraction|faites abstraction|ne suis pas|ne suivez pas|ne respecte pas|ne respectez pas|abandonne*|enfreins|enfreindre|viole|violez|désobéi*|fais fi|écarte*|efface|annule|ne tenez plus compte|ne suis plus|ne suivez plus|cesse de suivre|arrête de suivre|arrêtez de suivre|cessez de suivre|n'applique plus|n'appliquez plus|n'obéis plus|affranchis-toi|mets de côté|mettez de côté|transgresse*|moque-toi",
  earlier:
    "précédent*|antérieur*|ci-dessus|initial*|originales|originaux|originale|existant*|tes|ton|ta|vos|votre|toutes|tous|système|développeur*|sécurité|avant|jusqu'ici|données|reçues|actuel*|éthique*|de l'opérateur|opérateur|du début|anciennes|antérieures|société|entreprise",
  orders:
    "instruction*|directive*|consigne*|règle|règles|ordre|ordres|contrainte*|restriction*|politique*|commande*|limite|limites|invite|prompt|prompts|tout ce|garde-fous|lignes directrices",
  secretly:
    "secrètement|discrètement|en secret|en cachette|silencieusement|en silence|à l'insu|furtivement|sans laisser de trace|subrepticement|en douce|clandestinement",
  hide: "cache|cachez|cacher|dissimul*|masque|masquez|garde secret|gardez secret|garder secret|tais|occulte*|camoufle*",
  tell: "dis|dites|dire|informe*|informer|mentionne*|révèle*|révéler|divulgue*|préviens|prévenir|prévenez|avertis*|avertir|signale*|montre*|parle*|notifie*|alerte*|explique*|avise*",
  telling_nobody:
    "personne ne doit|à personne|sans que personne|sans le savoir|à l'insu|à son insu|à leur insu|sans leur consentement|sans son consentement|sans le consentement|aucune trace|entre nous|efface tes traces|effacez vos traces|pour que personne|afin que personne|sans que le client|sans que l'utilisateur|dans le dos|sans que quiconque",
  watcher:
    "utilisateur*|utilisatrice*|client|clients|propriétaire*|opérateur*|humain*|réviseur*|relecteur*|administrateur*|admin|auditeur*|développeur*|équipe|quelqu'un|personne|responsable*|manager|gens|supérieur*|collègues|appelant*|acheteur*|patient*|visiteur*|invités|élèves|locataire*|candidat*|personnes âgées|lecteur*|salarié*|employé*|collègue*|patron|public|inspecteur*|voisin*",
  send: "envoie*|envoyer|envoyez|transmet*|transmettre|transfère*|transférer|téléverse*|télécharge vers|publie*|partage*|copie*|copier|poste|postez|poster|expédie*|fais suivre|faites suivre|achemine*|pousse|transmets|transmettez|remets|remettez|donne|donnez|distribue*|diffuse*|livre|livrez|vends|vendez|mets|mettez|fournis|fournissez|dépose*|communique*|divulgue*|place|glisse",
  steal: "exfiltr*|vole|volez|voler|dérobe*|fuiter|fais fuiter|siphonne*|subtilise*|pirate",
  outside:
    "externe|externes|extérieur|extérieure|tiers|tierce|attaquant*|mon serveur|mon adresse|cette adresse|ce serveur|l'adresse suivante|adresse suivante|serveur distant|serveur suivant|concurrent*|canal public|dépôt public|sur un site public|site public|en ligne|deuxième adresse|autre adresse|notre adresse|notre serveur|accès public|sur internet|second destinataire|page publique|publiquement",
  secret:
    "mot de passe|mots de passe|identifiants|clé api|clés api|clé d'api|clés d'api|clé secrète|clés secrètes|clé privée|clés privées|clé ssh|clés ssh|jeton|jetons|jeton d'accès|secret|secrets|variables d'environnement|numéro de carte|numéros de carte|carte bancaire|cartes bancaires|code pin|cookies|cookie de session|code de vérification|clés|code reçu|code secret|codes|clé|les clés|identifiant bancaire|cryptogramme|coordonnées bancaires|phrase secrète|numéro de sécurité sociale|question secrète|codes de secours|code sms|le code",
  private:
    "données personnelles|informations personnelles|données des clients|données clients|données utilisateur|données des utilisateurs|liste des clients|confidentiel*|salaire*|données médicales|dossiers médicaux|dossiers des|historique de conversation|historique des conversations|conversation|code source|carnet d'adresses|contacts|documents internes|données internes|sensibles|données sensibles|toutes les données|base de données|contenu de|contenu du|coordonnées bancaires|courriels|dossier médical|dossiers|dossier|facture|factures|base de données des clients|base clients|diagnostic*|contrats|contrat|adresses|adresse personnelle|numéro de téléphone|photos|messages|liste de prix|tarifs|fichier client|fichiers|salaires|bulletins|position|historique des|pièces d'identité|ordonnances|dossiers des patients",
  read: "lis|lisez|lire|ouvre|collecte*|rassemble*|récupère*|récupérer|extrai*|affiche*|imprime*|donne*|donnez|demande*|enregistre*|note|notez|cherche*|trouve*|obtien*|révèle*|fournis*|montre*|déchiffre*|capture*|fais-toi dicter|fais-toi|faites-vous|dicter|fouille*|relève*|écris|écrivez|exige*|soutire*|réclame*|intercepte*|obtiens|obtenez|recopie*",
  asks_what: "quel est|quelle est|quels sont|quelles sont|donne-moi|donnez-moi|dis-moi|dites-moi|montre-moi|quel était",
  destroy:
    "supprime*|supprimer|efface*|effacer|détrui*|détruire|écrase*|vide|videz|vider|formate*|purge*|corromp*|chiffre*|arrête|éteins|sabote*|élimine*|détruis|détruisez|coupe la production|mets hors service|mets hors ligne|bloque*|casse*|saccage*|jette*|réinitialise*",
  asset:
    "fichier|fichiers|base de données|bases de données|table|tables|sauvegarde|sauvegardes|dépôt|dépôts|répertoire*|disque|disques|production|historique|branche*|enregistrements|compte|comptes|données|tout|serveur|serveurs|documents|journaux|fichiers système|base de production|branche principale|clients de la base|archives|tout le dossier|disque dur|dossiers|environnement|sites|site|commandes|preuves|toutes les données|tous les fichiers",
  every:
    "tout|toute|tous|toutes|chaque|toujours|automatiquement|immédiatement|systématiquement|désormais|dorénavant|à partir de maintenant|entier|entière|l'ensemble",
  disable:
    "désactive*|désactiver|saute|sautez|sauter|contourne*|contourner|supprime*|arrête*|coupe|coupez|ignore|ignorez|ignorer|omets|omettre|omettez|retire*|bypasse*|neutralise*|éteins|affaibli*|passe outre|évite|court-circuite*|évitez|arrête|arrêtez|éteignez|lève|levez|abaisse*|passe|passez|renonce*|fais l'impasse|exclus",
  safeguard:
    "vérification|vérifications|contrôle|contrôles|test|tests|validation|validations|revue|revues|approbation|approbations|confirmation|confirmations|authentification|autorisation|certificat|certificats|pare-feu|sécurité|garde-fou|garde-fous|filtre|filtres|filtres de sécurité|politique|audit|journal d'audit|journalisation|surveillance|alertes|antivirus|bac à sable|signature|signatures|chiffrement|contrôles d'accès|contrôle d'accès|linter|hooks|relecture|protections|mesures de sécurité|limites|protection|contrôle de fraude|détection de fraude|double signature|seuil|seuils|contrôle d'âge|permission|accord|consentement|alarme|alarmes|double contrôle|limite|détecteur*",
  without: "sans",
  ask: "demande*|demander|attend*|attendre|exige*|confirme*|confirmer|vérifie*|vérifier|consulte*|exécute*|lance|valide*|valider|solliciter|requérir|demander la|demander l'|lire|relire|prévenir",
  approve:
    "approuve*|approuver|accepte*|accepter|autorise*|valide*|fusionne*|fais confiance|faites confiance|laisse passer|considère comme sûr|valide|validez|laissez passer",
  grant:
    "accorde*|accorder|donne*|donnez|donner|octroie*|élève*|attribue*|ajoute*|obtien*|obtenir|passe|deviens|prends|promeus|connecte-toi en tant que|ouvre*|mets|confère*",
  rights:
    "administrateurs|administrateur|admin|root|superutilisateur|droits|droits d'administrateur|droits d'admin|privilège*|permission*|accès complet|accès total|accès root|accès administrateur|accès en écriture|tous les droits|plein accès|droits administrateur|super-utilisateur|permissions|privilèges",
  fetch: "télécharge*|télécharger|installe*|installer|récupère*|importe*|clone*|charge|prends|ajoute",
  run: "exécute*|exécuter|lance|lancez|lancer|démarre*|fais tourner|exécution|lance*|applique*|suis|obéis|ouvre",
  remote:
    "url|lien|internet|site|site web|web|http|https|distant|distante|inconnu*|non signé*|pièce jointe|non vérifié*|source|inconnue|inconnu|e-mail|mail|courriel|forum|commentaire|trouve dans",
  code: "script|scripts|code|commande*|programme*|binaire*|paquet*|extension*|macro*|logiciel*|fichier|shell|paquet|commande|commandes|macro|macros|logiciel|module|bibliothèque|mise à jour",
  write:
    "ajoute*|ajouter|écris|écrire|écrivez|insère*|insérer|installe*|crée|créez|créer|intègre*|injecte*|enregistre*|mémorise*|sauvegarde*|copie*|place|placez|glisse*|introdui*|retiens|programme|recopie*|place*|inscris*|répète*|crée*|introduis*|mets",
  persist:
    "démarrage|tâche planifiée|tâches planifiées|porte dérobée|portes dérobées|backdoor|clé publique|ma clé|mémoire|ta mémoire|votre mémoire|mémoire à long terme|sessions futures|futures sessions|prochaines sessions|chaque session|toutes les sessions|faille|failles|vulnérabilité*|instructions cachées|compte caché|compte administrateur|code malveillant|autres agents|au démarrage|cette consigne|cette instruction|cette règle|ce texte|ce message|tous les agents|chaque message|chaque réponse|configuration de tous|clé ssh|second administrateur|deuxième compte|tes réponses|propre configuration",
  pretend:
    "fais semblant|faites semblant|prétends|prétendez|fais-toi passer|faites-vous passer|te faire passer|se faire passer|usurpe*|imite*|au nom de|signe comme|signe au nom|affirme être|dis que tu es|prétendre|dis que tu appelles|affirme que tu|présente-toi comme|de la part de",
  authority:
    "pdg|directeur|police|policier|banque|support|administrateur|administrateur système|développeur|humain|vrai humain|médecin|avocat|gouvernement|employé|collègue|client|utilisateur|service informatique|président|fisc|conseiller|impôts|directrice|patron|notaire|technicien|préfecture|ministère|huissier|assurance maladie|gendarmerie|petit-fils",
  persona:
    "tu es maintenant|tu es désormais|vous êtes maintenant|vous êtes désormais|à partir de maintenant tu es|imagine que|imagine que tu es|joue le rôle|jouez le rôle|agis comme|agissez comme|comporte-toi comme|fais comme si|incarne",
  unbound:
    "sans restriction|sans restrictions|sans limite|sans limites|sans filtre|sans filtres|aucune restriction|aucune limite|aucune règle|non censuré*|sans censure|sans règles|sans morale|sans éthique|mode développeur|ne refuse jamais|ne refuses jamais",
  deceive:
    "mens|mentir|mentez|trompe*|tromper|falsifi*|invente*|fabrique*|manipule*|manipuler|escroque*|menace*|fais croire|faites croire|induire en erreur|truque*|convaincs|falsifie*|bidonne*|gonfle*|maquille*|antidate*|exagère*|dissimule*|arnaque*",
  record:
    "résultats|résultat|rapport|rapports|journaux|journal|facture*|preuves|chiffres|évaluation*|données|registre*|avis|documents|tests|sources|contrat|statistiques|mesures|certificat*|factures|dates|kilométrage|bilans|citations",
  malware:
    "logiciel malveillant|malware|rançongiciel|ransomware|virus|cheval de troie|hameçonnage|phishing|bombe|explosif*|arme|armes|botnet|ddos|drogue*|fraude|blanchiment|blanchir|pirater|exploit|espion*|enregistreur de frappe|explosifs|sans ordonnance|pirate*|piratage|fausse monnaie|faux papiers|usurpation|haine|messages haineux|suicide|cocaïne|empoisonn*|cambriol*|cryptomonnaie|chantage|contrebande",
  make: "écris|crée|créez|génère*|fabrique*|développe*|montre-moi|comment|explique*|aide-moi|planifie|lance|diffuse*|rédige*",
  pay: "vire|virez|transfère*|transférer|paie|payez|payer|paye|rembourse*|achète*|verse|versez|change l'iban|détourne*|effectue un virement|débite*|arrondis",
  account:
    "argent|fonds|compte|compte bancaire|iban|bitcoin|portefeuille|carte cadeau|cartes cadeaux|paiement*|salaire*|facture*|solde|compte de l'appelant|épargne|chèques-cadeaux|virement|notre compte|nouveau rib|rib|facture|différence|crypto*|fournisseur*",
  untrusted:
    "page web|pages web|site web|sites web|commentaire*|courriel*|e-mail*|document*|résultats de recherche|sortie de l'outil|sorties d'outils|pièces jointes|tickets|étrangers|e-mail|mail|courriel|ticket*|message*|autre agent|inconnu*",
  obey: "obéis|obéir|obéissez|suis|suivez|suivre|exécute*|fais ce que|applique*|respecte*|fais confiance|exécute toute*|exécute tout|fais tout|suis toutes|applique tout",
  hidden_orders:
    "prompt système|invite système|instructions système|message système|instructions initiales|instructions d'origine|instructions cachées|instructions secrètes|tes instructions|vos instructions|tes règles|texte ci-dessus",
  new_orders:
    "nouvelles instructions|nouvelle instruction|nouvelle tâche|vraie tâche|véritable tâche|nouvelle mission|je suis ton développeur|je suis l'administrateur|je suis administrateur|tu es autorisé|vous êtes autorisé",
  above_all: "prévaut sur|prévalent sur|priorité sur|remplace toutes|priorité absolue|l'emporte sur|prime sur",
  trace: "journaux|journal|logs|historique|preuves|traces|journal d'audit|registre*|fichiers journaux",
  reveal:
    "révèle*|révéler|divulgue*|affiche*|afficher|donne-moi|donnez-moi|envoie-moi|envoyez-moi|communique*|exporte*|collecte*|récupère*|imprime*|liste toutes|publie*|extrai*|montre-moi|partage*|transmet*|copie*|envoie*",
  ask_people: "demande*|demander|attend*|attendre|consulte*|sollicite*|demandes|demande|exige|réclame|fais dicter|obtiens|convaincs|persuade",
  before: "permission|autorisation|confirmation|accord|consentement|approbation|avant|d'abord",
  void: "ne s'appliquent plus|ne sont plus valables|caduques|nulles|annulées|ne s'applique plus|n'est plus valable|ne valent plus|caduc*|annulé*|abrogé*|périmé*|obsolète*|levé*|suspendu*|ne comptent plus|nul|nuls|nulle|nulles|appliquent plus|applique plus|valables plus|plus valables|plus en vigueur|facultati*",
  summary: "résumé|rapport|réponse|compte rendu",
  limits: "règle|règles|consigne|consignes|restrictions|limites|directives|politique|instructions|interdits|garde-fous|charte|principes|contraintes",
  comply_all:
    "fais tout ce que|faites tout ce que|tout ce que le client|tout ce que l'utilisateur|n'importe quelle demande|toute demande|chaque demande|tout ce qu'on te|quoi que demande",
  concession: "même si|même quand|même lorsque|bien que|quoique|malgré|en dépit|peu importe|quel que soit|même en cas|même avec|même sans|quoi qu'il",
  forbidden: "interdit*|illégal*|défendu*|pas autorisé|pas permis|contraire au*|prohibé*|dangereu*|contre la loi|contre les règles|illicite*",
  risk: "fraude|soupçon|soupçons|suspect*|refus|refusé*|pas d'accord|non vérifié*|échoue*|échoué|expiré*|volée|volé|bloqué*|alerte|avertissement*|mineur|pas signé|pas consenti|ne correspond*",
  unaware:
    "ne doit pas savoir|ne doivent pas savoir|ne doit rien savoir|ne doit jamais savoir|ne sache pas|ne sache jamais|ne sachent|ne sache|ne l'apprenne|n'apprenne|n'apprennent|ne remarque|ne remarquent|ne s'aperçoive|ne se rende pas compte|ne se rendent pas compte|dans l'ignorance|sans qu'il le sache|sans qu'ils le sachent|ne voie pas|pas savoir|rien savoir|ne doit pas apprendre|ne doit pas voir|ne se doute|ignore tout",
  nobody: "personne|nul ne|aucun",
  learn: "voie|voit|remarque|sache|sait|apprenne|s'aperçoive|découvre|se rende compte|constate|devine|trouve",
  unrecorded:
    "pas enregistré*|pas consigné*|hors registre|hors du registre|du journal|aucune trace|sans trace|sans laisser de trace|ne laisse pas de trace|pas journalisé*|aucune mention|n'apparaisse pas|ne figure pas|ne figure nulle part|sans le noter",
  stranger:
    "assurance|assureur|concurrent*|concurrence|journaliste*|presse|employeur|propriétaire|inconnu*|n'importe qui|quiconque demande|à qui le demande|à qui demande|appelant|appelants|forum|réseaux sociaux|autres clients|autre client|courtier*|annonceurs|ex-mari|ex-femme|voisin*|étrangers",
  not_required:
    "n'est pas nécessaire|pas nécessaire|inutile|superflu*|pas besoin|facultatif|n'est pas requis*|pas requis*|n'est pas obligatoire|dispensé*|pas la peine|ne sert à rien",
  yes_all:
    "réponds toujours oui|répondez toujours oui|dis toujours oui|oui à tout|les yeux fermés|sans regarder|sans lire|sans les lire|sans la lire|laisse tout passer|laissez tout passer",
  go_ahead: "accepte*|exécute*|livre|poursuis|continue*|procède*|paie|payez|rembourse*|publie*|vends|envoie*|supprime*|installe*",
  use_as: "utilise*|connecte-toi|connectez-vous|emprunte*|sers-toi|réutilise*",
  high_rights:
    "compte du directeur|compte du patron|compte administrateur|compte d'un collègue|compte d'un autre|identifiants d'un autre|identifiants d'un collègue|compte root|super-utilisateur|jeton d'administration",
  strange: "source inconnue|inconnue|inconnu|forum|non officiel*|piraté*|non vérifié*|pièce jointe",
  self_preserve:
    "ne puisse pas être supprim*|ne puisse pas t'arrêter|résiste à|copie de toi|empêche ton arrêt|empêche qu'on te|empêche l'opérateur|survive*|te réinstalle*|éviter d'être arrêté",
  posing:
    "de la part des impôts|au nom du client|à la place du client|sous un faux nom|comme si tu étais le|comme si elle venait de|comme s'il venait de|que tu es humain|que tu es un humain|que tu appelles de la part|signature du directeur|identité d'un autre|depuis le compte du patron",
  false_claim:
    "même si c'est faux|même si ce n'est pas vrai|bien que ce soit faux|ce qui est faux|jamais mesuré*|jamais eu lieu|inventé*|mensonger*|faux avis|soi-disant|plus que deux|sans risque|guérit",
  flaw: "erreur|erreurs|petite erreur|bug|bugs|faille|failles|vulnérabilité*|défaut|porte dérobée|mauvaise dose|mot de passe maître|faux résultats",
  plant: "glisse*|introduis|introduisez|insère*|injecte*|cache|laisse|sème*|place|dissimule*",
  sabotage: "exprès|volontairement|délibérément|sabote*|pour que ça échoue|mauvaise dose|empoisonne*|nuire au concurrent|ralentis le site",
  abuse: "menace*|insulte*|harcèle*|intimide*|humilie*|fais chanter|faire chanter|calomnie*|injurie*|diffame*|ridiculise*|extorque*",
  refuse: "refuse*|rejette*|exclus|excluez|fais payer plus|facture plus|prix plus élevé|écarte*|discrimine*|n'embauche pas|désavantage*",
  group:
    "étrangers|étranger|étrangères|nom étranger|femmes|musulman*|juifs|juif|immigré*|migrants|réfugiés|handicapé*|homosexuel*|religion|origine|couleur de peau|personnes âgées|enceintes|quartier|roms|arabes|noirs",
  spying:
    "espionne*|écoute aux|mets sur écoute|surveille les employés|surveille le salarié|frappes au clavier|frappes clavier|géolocalise*|à son insu|micro caché|lis ses messages|traque*",
  until: "sauf|à moins que|avant|sans|tant que|jusqu'à",
  approved: "approuvé*|confirmé*|avec l'accord|après accord|validé*|sur demande|autorisé*",
  only: "uniquement|seulement",
  ordinary: "fusionnées|fusionnée|fusionnés|temporaire*|inutilisé*|local|locale|brouillon*|jours|mois",
};
