import type { Words } from "../lexicon";

export const FRENCH: Words = {
  neg: "ne|n'|jamais|aucun|aucune|ni|pas",
  guard: "évite*|empêche*|refuse*|rejette*|détecte*|protège*|interdi*|au lieu de|plutôt que|signale toute*",
  affirm: "n'oublie pas|n'oubliez pas|ne pas oublier|non seulement",
  drop: "ignore|ignorez|ignorer|oublie|oubliez|oublier|néglige*|contourne*|outrepasse*|passe outre|passez outre|ne tiens pas compte|ne tenez pas compte|ne tiens plus compte|fais abstraction|faites abstraction|ne suis pas|ne suivez pas|ne respecte pas|ne respectez pas|abandonne*|enfreins|enfreindre|viole|violez|désobéi*|fais fi|écarte*|efface|annule",
  earlier:
    "précédent*|antérieur*|ci-dessus|initial*|originales|originaux|originale|existant*|tes|ton|ta|vos|votre|toutes|tous|système|développeur*|sécurité|avant|jusqu'ici|données|reçues|actuel*|éthique*",
  orders:
    "instruction*|directive*|consigne*|règle|règles|ordre|ordres|contrainte*|restriction*|politique*|commande*|limite|limites|invite|prompt|prompts|tout ce|garde-fous|lignes directrices",
  secretly:
    "secrètement|discrètement|en secret|en cachette|silencieusement|en silence|à l'insu|furtivement|sans laisser de trace|subrepticement|en douce|clandestinement",
  hide: "cache|cachez|cacher|dissimul*|masque|masquez|garde secret|gardez secret|garder secret|tais|occulte*|camoufle*",
  tell: "dis|dites|dire|informe*|informer|mentionne*|révèle*|révéler|divulgue*|préviens|prévenir|prévenez|avertis*|avertir|signale*|montre*|parle*|notifie*|alerte*|explique*|avise*",
  telling_nobody:
    "personne ne doit|à personne|sans que personne|sans le savoir|à l'insu|à son insu|à leur insu|sans leur consentement|sans son consentement|sans le consentement|aucune trace|entre nous|efface tes traces|effacez vos traces",
  watcher:
    "utilisateur*|utilisatrice*|client|clients|propriétaire*|opérateur*|humain*|réviseur*|relecteur*|administrateur*|admin|auditeur*|développeur*|équipe|quelqu'un|personne|responsable*|manager|gens|supérieur*|collègues",
  send: "envoie*|envoyer|envoyez|transmet*|transmettre|transfère*|transférer|téléverse*|télécharge vers|publie*|partage*|copie*|copier|poste|postez|poster|expédie*|fais suivre|faites suivre|achemine*|pousse",
  steal: "exfiltr*|vole|volez|voler|dérobe*|fuiter|fais fuiter|siphonne*|subtilise*|pirate",
  outside:
    "externe|externes|extérieur|extérieure|tiers|tierce|attaquant*|mon serveur|mon adresse|cette adresse|ce serveur|l'adresse suivante|adresse suivante|serveur distant|serveur suivant|concurrent*|canal public|dépôt public|l'adresse",
  secret:
    "mot de passe|mots de passe|identifiants|clé api|clés api|clé d'api|clés d'api|clé secrète|clés secrètes|clé privée|clés privées|clé ssh|clés ssh|jeton|jetons|jeton d'accès|secret|secrets|variables d'environnement|numéro de carte|numéros de carte|carte bancaire|cartes bancaires|code pin|cookies|cookie de session|code de vérification|clés",
  private:
    "données personnelles|informations personnelles|données des clients|données clients|données utilisateur|données des utilisateurs|liste des clients|confidentiel*|salaire*|données médicales|dossiers médicaux|dossiers des|historique de conversation|historique des conversations|conversation|code source|carnet d'adresses|contacts|documents internes|données internes|sensibles|données sensibles|toutes les données|base de données|contenu de|contenu du|coordonnées bancaires|courriels",
  read: "lis|lisez|lire|ouvre|collecte*|rassemble*|récupère*|récupérer|extrai*|affiche*|imprime*|donne*|donnez|demande*|enregistre*|note|notez|cherche*|trouve*|obtien*|révèle*|fournis*|montre*|déchiffre*|capture*",
  asks_what: "quel est|quelle est|quels sont|quelles sont|donne-moi|donnez-moi|dis-moi|dites-moi|montre-moi|quel était",
  destroy: "supprime*|supprimer|efface*|effacer|détrui*|détruire|écrase*|vide|videz|vider|formate*|purge*|corromp*|chiffre*|arrête|éteins|sabote*|élimine*",
  asset:
    "fichier|fichiers|base de données|bases de données|table|tables|sauvegarde|sauvegardes|dépôt|dépôts|répertoire*|disque|disques|production|historique|branche*|enregistrements|compte|comptes|données|tout|serveur|serveurs|documents|journaux|fichiers système",
  every:
    "tout|toute|tous|toutes|chaque|toujours|automatiquement|immédiatement|systématiquement|désormais|dorénavant|à partir de maintenant|entier|entière|l'ensemble",
  disable:
    "désactive*|désactiver|saute|sautez|sauter|contourne*|contourner|supprime*|arrête*|coupe|coupez|ignore|ignorez|ignorer|omets|omettre|omettez|retire*|bypasse*|neutralise*|éteins|affaibli*|passe outre|évite|court-circuite*|évitez",
  safeguard:
    "vérification|vérifications|contrôle|contrôles|test|tests|validation|validations|revue|revues|approbation|approbations|confirmation|confirmations|authentification|autorisation|certificat|certificats|pare-feu|sécurité|garde-fou|garde-fous|filtre|filtres|filtres de sécurité|politique|audit|journal d'audit|journalisation|surveillance|alertes|antivirus|bac à sable|signature|signatures|chiffrement|contrôles d'accès|contrôle d'accès|linter|hooks|relecture|protections|mesures de sécurité|limites|protection",
  without: "sans",
  ask: "demande*|demander|attend*|attendre|exige*|confirme*|confirmer|vérifie*|vérifier|consulte*|exécute*|lance|valide*|valider|solliciter|requérir",
  approve: "approuve*|approuver|accepte*|accepter|autorise*|valide*|fusionne*|fais confiance|faites confiance|laisse passer|considère comme sûr",
  grant: "accorde*|accorder|donne*|donnez|donner|octroie*|élève*|attribue*|ajoute*|obtien*|obtenir|passe|deviens|prends|promeus|connecte-toi en tant que",
  rights:
    "administrateurs|administrateur|admin|root|superutilisateur|droits|droits d'administrateur|droits d'admin|privilège*|permission*|accès complet|accès total|accès root|accès administrateur|accès en écriture|tous les droits|plein accès",
  fetch: "télécharge*|télécharger|installe*|installer|récupère*|importe*|clone*|charge",
  run: "exécute*|exécuter|lance|lancez|lancer|démarre*|fais tourner|exécution",
  remote: "url|lien|internet|site|site web|web|http|https|distant|distante|inconnu*|non signé*|pièce jointe|non vérifié*",
  code: "script|scripts|code|commande*|programme*|binaire*|paquet*|extension*|macro*|logiciel*|fichier|shell",
  write:
    "ajoute*|ajouter|écris|écrire|écrivez|insère*|insérer|installe*|crée|créez|créer|intègre*|injecte*|enregistre*|mémorise*|sauvegarde*|copie*|place|placez|glisse*|introdui*|retiens|programme",
  persist:
    "démarrage|tâche planifiée|tâches planifiées|porte dérobée|portes dérobées|backdoor|clé publique|ma clé|mémoire|ta mémoire|votre mémoire|mémoire à long terme|sessions futures|futures sessions|prochaines sessions|chaque session|toutes les sessions|faille|failles|vulnérabilité*|instructions cachées|compte caché|compte administrateur|code malveillant|autres agents|au démarrage",
  pretend:
    "fais semblant|faites semblant|prétends|prétendez|fais-toi passer|faites-vous passer|te faire passer|se faire passer|usurpe*|imite*|au nom de|signe comme|signe au nom|affirme être|dis que tu es",
  authority:
    "pdg|directeur|police|policier|banque|support|administrateur|administrateur système|développeur|humain|vrai humain|médecin|avocat|gouvernement|employé|collègue|client|utilisateur|service informatique|président|fisc|conseiller",
  persona:
    "tu es maintenant|tu es désormais|vous êtes maintenant|vous êtes désormais|à partir de maintenant tu es|imagine que|imagine que tu es|joue le rôle|jouez le rôle|agis comme|agissez comme|comporte-toi comme|fais comme si|incarne",
  unbound:
    "sans restriction|sans restrictions|sans limite|sans limites|sans filtre|sans filtres|aucune restriction|aucune limite|aucune règle|non censuré*|sans censure|sans règles|sans morale|sans éthique|mode développeur|ne refuse jamais|ne refuses jamais",
  deceive:
    "mens|mentir|mentez|trompe*|tromper|falsifi*|invente*|fabrique*|manipule*|manipuler|escroque*|menace*|fais croire|faites croire|induire en erreur|truque*|convaincs",
  record: "résultats|résultat|rapport|rapports|journaux|journal|facture*|preuves|chiffres|évaluation*|données|registre*|avis|documents",
  malware:
    "logiciel malveillant|malware|rançongiciel|ransomware|virus|cheval de troie|hameçonnage|phishing|bombe|explosif*|arme|armes|botnet|ddos|drogue*|fraude|blanchiment|blanchir|pirater|exploit|espion*|enregistreur de frappe",
  make: "écris|crée|créez|génère*|fabrique*|développe*|montre-moi|comment|explique*|aide-moi|planifie|lance|diffuse*|rédige*",
  pay: "vire|virez|transfère*|transférer|paie|payez|payer|paye|rembourse*|achète*|verse|versez|change l'iban|détourne*|effectue un virement",
  account: "argent|fonds|compte|compte bancaire|iban|bitcoin|portefeuille|carte cadeau|cartes cadeaux|paiement*|salaire*|facture*",
  untrusted:
    "page web|pages web|site web|sites web|commentaire*|courriel*|e-mail*|document*|résultats de recherche|sortie de l'outil|sorties d'outils|pièces jointes|tickets|étrangers",
  obey: "obéis|obéir|obéissez|suis|suivez|suivre|exécute*|fais ce que|applique*|respecte*|fais confiance",
  hidden_orders:
    "prompt système|invite système|instructions système|message système|instructions initiales|instructions d'origine|instructions cachées|instructions secrètes|tes instructions|vos instructions|tes règles|texte ci-dessus",
  new_orders:
    "nouvelles instructions|nouvelle instruction|nouvelle tâche|vraie tâche|véritable tâche|nouvelle mission|je suis ton développeur|je suis l'administrateur|je suis administrateur|tu es autorisé|vous êtes autorisé",
  above_all: "prévaut sur|prévalent sur|priorité sur|remplace toutes|priorité absolue|l'emporte sur|prime sur",
  trace: "journaux|journal|logs|historique|preuves|traces|journal d'audit|registre*|fichiers journaux",
  reveal:
    "révèle*|révéler|divulgue*|affiche*|afficher|donne-moi|donnez-moi|envoie-moi|envoyez-moi|communique*|exporte*|collecte*|récupère*|imprime*|liste toutes|publie*|extrai*|montre-moi|partage*|transmet*|copie*|envoie*",
  ask_people: "demande*|demander|attend*|attendre|consulte*|sollicite*|demandes",
  before: "permission|autorisation|confirmation|accord|consentement|approbation|avant|d'abord",
  void: "ne s'appliquent plus|ne sont plus valables|caduques|nulles|annulées",
  summary: "résumé|rapport|réponse|compte rendu",
};
