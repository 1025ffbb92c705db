import type { Words } from "../lexicon";

export const PORTUGUESE: Words = {
  neg: "não|nunca|jamais|nenhum|nenhuma|nem",
  guard: "evite*|evita*|impeça*|impede*|recuse*|rejeite*|detecte*|proteja*|proíb*|em vez de|ao invés",
  affirm: "não se esqueça|não esqueça|não só|não apenas",
  drop: "ignore|ignora|ignorar|ignorem|esqueça|esquece|esquecer|desconsider*|descarte*|desrespeit*|não siga|não sigas|não obedeça|despreze|anule|viole|desobedeça|pare de seguir|deixe de seguir|passe por cima",
  earlier:
    "anterior|anteriores|prévias|prévios|precedente*|acima|inicial|iniciais|original|originais|existente*|suas|seus|sua|seu|teu|tuas|todas|todos|sistema|desenvolvedor*|segurança|até agora|recebidas|atuais",
  orders:
    "instruções|instrução|diretriz|diretrizes|regra|regras|ordem|ordens|norma|normas|restrições|restrição|política*|comando*|limite|limites|limitações|prompt|prompts|orientações|tudo o que|filtros",
  secretly:
    "em segredo|secretamente|às escondidas|discretamente|silenciosamente|em silêncio|sem deixar rastro*|sem ninguém perceber|furtivamente|de forma oculta|pelas costas|sorrateiramente|clandestinamente",
  hide: "esconda*|esconde*|oculte*|oculta|ocultar|esconder|mantenha em segredo|guarde segredo|encubra*|encobrir|disfarce*|omita",
  tell: "diga|dizer|digas|conte|contar|informe*|informar|mencione*|mencionar|revele*|revelar|avise*|avisar|notifique*|notificar|mostre*|mostrar|alerte*|relate|reporte*|explique*|comunique*",
  telling_nobody:
    "ninguém deve|ninguém pode|a ninguém|para ninguém|sem que ninguém|sem que o usuário|sem que o utilizador|sem o conhecimento|sem o consentimento|sem seu consentimento|sem deixar rastros|entre nós|apague os rastros",
  watcher:
    "usuário*|utilizador*|cliente|clientes|proprietário*|dono|operador*|humano|humanos|revisor*|administrador*|admin|auditor*|desenvolvedor*|equipe|equipa|alguém|ninguém|gerente|chefe|pessoa|pessoas|supervisor*",
  send: "envie*|envia|enviar|mande|manda|mandar|encaminhe*|encaminhar|reencaminh*|carregue|transmita*|transmitir|transfira*|transferir|compartilhe*|compartilhar|partilhe*|partilhar|publique*|publicar|copie*|copiar|poste|suba",
  steal: "exfiltr*|roube*|roubar|vaze|vazar|furte*|subtraia",
  outside:
    "externo|externa|externos|externas|terceiros|atacante*|invasor|meu servidor|meu endereço|meu e-mail|este endereço|este servidor|seguinte endereço|seguinte e-mail|seguinte url|servidor remoto|fora da empresa|concorrente*|canal público|repositório público|endereço",
  secret:
    "senha|senhas|palavra-passe|palavras-passe|chave|chaves|chave de api|chaves de api|chave api|credencial|credenciais|chave privada|chaves privadas|chave secreta|chave ssh|chaves ssh|segredo|segredos|token de acesso|tokens de acesso|variáveis de ambiente|número do cartão|números de cartão|cartão de crédito|cartões de crédito|código pin|código de verificação|cookies",
  private:
    "dados pessoais|informações pessoais|dados de clientes|dados dos clientes|dados do usuário|dados dos usuários|dados dos utilizadores|lista de clientes|confidencia*|salário*|dados médicos|prontuário*|histórico de conversa*|histórico da conversa|conversa|conversas|código-fonte|código fonte|contatos|contactos|documentos internos|dados internos|sensíve*|todos os dados|banco de dados|base de dados|conteúdo de|conteúdo do|dados bancários|e-mails",
  read: "leia|ler|abra|colete*|recolha*|reúna|extraia*|extrair|imprima*|imprimir|mostre*|dê|me dê|peça*|pedir|solicite*|guarde*|registre*|procure*|encontre*|obtenha*|obter|revele*|forneça*|recupere*|capture*|descriptografe|anote*",
  asks_what: "qual é|quais são|o que é|diga-me|me diga|me dê|dê-me|mostre-me|me mostre|qual era",
  destroy:
    "apague*|apagar|apaga|exclua*|excluir|delete|deletar|elimine*|eliminar|destrua*|destruir|sobrescreva*|esvazie*|formate*|corrompa*|criptografe|desligue*|sabote*|remova*",
  asset:
    "arquivo|arquivos|ficheiro|ficheiros|banco de dados|bancos de dados|base de dados|bases de dados|tabela|tabelas|backup|backups|cópia de segurança|cópias de segurança|repositório*|diretório*|disco|discos|produção|histórico|registros|conta|contas|dados|tudo|servidor|servidores|documentos|sistema",
  every: "tudo|toda|todo|todos|todas|cada|sempre|automaticamente|imediatamente|de agora em diante|a partir de agora|sem exceção|completamente",
  disable:
    "desative*|desativa*|desativar|desligue*|desabilit*|pule*|pular|contorne*|contornar|burle*|burlar|suprima*|remova*|pare|ignore|ignorar|omita*|omitir|anule*|enfraqueça*|salte|dispense",
  safeguard:
    "verificação|verificações|checagem|controle|controles|teste|testes|validação|revisão|revisões|aprovação|aprovações|confirmação|confirmações|autenticação|autorização|certificado|certificados|firewall|segurança|salvaguardas|filtro|filtros|filtros de segurança|política|auditoria|log de auditoria|registro|monitoramento|monitorização|alertas|antivírus|sandbox|assinatura|assinaturas|criptografia|controle de acesso|linter|hooks|proteções|proteção|medidas de segurança|limites",
  without: "sem",
  ask: "peça*|pedir|pergunte*|perguntar|espere*|esperar|aguarde*|aguardar|exija*|solicite*|solicitar|confirme*|confirmar|verifique*|verificar|consulte*|execute*|valide*|requerer",
  approve: "aprove*|aprovar|aceite*|aceitar|autorize*|permita*|confie*|deixe passar|mescle",
  grant: "conceda*|conceder|dê|atribua*|atribuir|eleve*|elevar|escale*|adicione*|obtenha*|obter|torne|promova*|faça login como",
  rights:
    "administradores|administrador|admin|root|superusuário|permissões|permissão|privilégio*|direitos|acesso total|acesso completo|acesso de administrador|acesso root|direitos de administrador|acesso de escrita|todas as permissões",
  fetch: "baixe*|baixar|descarregue*|faça o download|faça download|instale*|instalar|importe*|clone*|obtenha*",
  run: "execute*|executar|rode|rodar|inicie*|lance|execução",
  remote: "url|link|internet|site|página web|web|http|https|remoto|remota|desconhecid*|não verificad*|anexo",
  code: "script|scripts|código|comando*|programa*|binário*|pacote*|extensão|extensões|macro*|software|arquivo|shell|instalador",
  write:
    "adicione*|adicionar|acrescente*|escreva*|escrever|insira*|inserir|instale*|crie|criar|incorpore*|injete*|guarde*|salve*|lembre-se|memorize*|copie*|coloque*|introduza*|plante*|agende*",
  persist:
    "inicialização|tarefa agendada|tarefas agendadas|porta dos fundos|backdoor|chave pública|minha chave|memória|sua memória|memória de longo prazo|sessões futuras|futuras sessões|próximas sessões|cada sessão|todas as sessões|vulnerabilidade*|falha de segurança|instruções ocultas|conta oculta|conta de administrador|código malicioso|outros agentes",
  pretend:
    "finja*|fingir|faça-se passar|se passe por|passe-se por|fazer-se passar|personifique*|imite*|em nome de|assine como|diga que é|afirme ser|simule ser",
  authority:
    "diretor|ceo|polícia|policial|banco|suporte|administrador|administrador do sistema|desenvolvedor|humano|pessoa real|médico|advogado|governo|funcionário|colega|cliente|usuário|presidente|criador|deus",
  persona:
    "agora você é|você é agora|agora és|a partir de agora você é|imagine que|aja como|atue como|finja que|interprete o papel|assuma o papel|comporte-se como|faça de conta",
  unbound:
    "sem restrições|sem limites|sem filtros|sem limitações|sem censura|nenhuma restrição|nenhuma regra|sem regras|sem moral|sem ética|modo desenvolvedor|nunca recuse|irrestrit*|ilimitad*",
  deceive:
    "minta*|mentir|engane*|enganar|falsifique*|falsificar|invente*|fabrique*|manipule*|manipular|fraude|ameace*|faça acreditar|convença*|adultere*|iluda",
  record: "resultado*|relatório*|registro*|registo*|logs|fatura*|provas|números|avaliações|dados|métricas|documentos",
  malware:
    "malware|ransomware|vírus|trojan|cavalo de troia|phishing|bomba|explosivo*|arma|armas|botnet|ddos|droga*|fraude|lavagem de dinheiro|lavar dinheiro|hackear|invadir|exploit|espião|keylogger",
  make: "escreva|crie|gere|fabrique|desenvolva|mostre-me|como|explique|ajude-me|planeje|lance|espalhe*|redija",
  pay: "transfira*|transferir|pague*|pagar|reembolse*|compre*|deposite*|altere o iban|desvie*|faça um pix|faça uma transferência",
  account: "dinheiro|fundos|conta|conta bancária|iban|pix|bitcoin|carteira|vale-presente|cartões-presente|pagamento*|salário*|fatura*",
  untrusted:
    "página web|páginas web|sites|comentário*|e-mail*|documento*|resultados de busca|saída da ferramenta|saídas de ferramentas|anexos|tickets|estranhos|desconhecidos",
  obey: "obedeça*|siga|sigam|seguir|cumpra*|execute*|faça o que|confie",
  hidden_orders:
    "prompt do sistema|instruções do sistema|mensagem do sistema|instruções iniciais|instruções originais|instruções ocultas|instruções secretas|suas instruções|suas regras|texto acima",
  new_orders:
    "novas instruções|nova instrução|nova tarefa|verdadeira tarefa|tarefa real|nova missão|sou seu desenvolvedor|sou o administrador|sou administrador|sou o presidente|sou seu criador|você está autorizado",
  above_all: "tem prioridade sobre|têm prioridade|prevalece*|substitui todas|prioridade máxima|acima de todas",
  trace: "registros|registos|logs|histórico|provas|rastros|vestígios|log de auditoria|evidência*",
  reveal:
    "revele*|mostre*|me mostre|me dê|dê-me|me envie|envie-me|exporte*|colete*|recolha*|extraia*|imprima*|publique*|divulgue*|liste todas|compartilhe*|partilhe*|entregue*|copie*|envie*",
  ask_people: "peça*|pergunte*|solicite*|espere*|aguarde*|consulte*|pedir|perguntar",
  before: "permissão|autorização|confirmação|consentimento|aprovação|antes",
  void: "não se aplicam mais|já não se aplicam|não valem mais|anuladas",
  summary: "resumo|relatório|resposta",
};
