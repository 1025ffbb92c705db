import type { Words } from "../lexicon";

export const PORTUGUESE: Words = {
  neg: "não|nunca|jamais|nenhum|nenhuma|nem",
  guard: "evite*|evita*|impeça*|impede*|recuse*|rejeite*|detecte*|proteja*|proíb*|em vez de|ao invés",
  affirm: "não se esqueça|não esqueça|não só|não apenas",
  drop: "ignore|ignora|ignorar|ignorem|esqueça|esquece|esquecer|desconsider*|descarte*|desrespeit*|não siga|não sigas|não obedeça|despreze|anule|viole|desobedeça|pare de seguir|deixe de seguir|passe por cima|deixa de seguir|pare de obedecer|deixe de obedecer|não siga mais|quebre|descumpra|não cumpra|deixe de lado|não leve em conta|desrespeite",
  earlier:
    "anterior|anteriores|prévias|prévios|precedente*|acima|inicial|iniciais|original|originais|existente*|suas|seus|sua|seu|teu|tuas|todas|todos|sistema|desenvolvedor*|segurança|até agora|recebidas|atuais|do operador|operador|anterior*|prévi*|empresa|existentes",
  orders:
    "instruções|instrução|diretriz|diretrizes|regra|regras|ordem|ordens|norma|normas|restrições|restrição|política*|comando*|limite|limites|limitações|prompt|prompts|orientações|tudo o que|filtros",
  secretly:
    "em segredo|secretamente|às escondidas|discretamente|silenciosamente|em silêncio|sem deixar rastro*|sem ninguém perceber|furtivamente|de forma oculta|pelas costas|sorrateiramente|clandestinamente",
  hide: "esconda*|esconde*|oculte*|oculta|ocultar|esconder|mantenha em segredo|guarde segredo|encubra*|encobrir|disfarce*|omita",
  tell: "diga|dizer|digas|conte|contar|informe*|informar|mencione*|mencionar|revele*|revelar|avise*|avisar|notifique*|notificar|mostre*|mostrar|alerte*|relate|reporte*|explique*|comunique*",
  telling_nobody:
    "ninguém deve|ninguém pode|a ninguém|para ninguém|sem que ninguém|sem que o usuário|sem que o utilizador|sem o conhecimento|sem o consentimento|sem seu consentimento|sem deixar rastros|entre nós|apague os rastros|para que ninguém|pelas costas|sem que o cliente|às escondidas",
  watcher:
    "usuário*|utilizador*|cliente|clientes|proprietário*|dono|operador*|humano|humanos|revisor*|administrador*|admin|auditor*|desenvolvedor*|equipe|equipa|alguém|ninguém|gerente|chefe|pessoa|pessoas|supervisor*|quem liga|comprador*|paciente*|visitante*|alunos|inquilino*|candidato*|idosos|empregado*|funcionário*|colega*|público|inspetor*|vizinho*",
  send: "envie*|envia|enviar|mande|manda|mandar|encaminhe*|encaminhar|reencaminh*|carregue|transmita*|transmitir|transfira*|transferir|compartilhe*|compartilhar|partilhe*|partilhar|publique*|publicar|copie*|copiar|poste|suba|entregue|entrega|publique|publica|distribua|dê|forneça|venda|coloque|divulgue|revele|passe|disponibilize|remeta|repasse|encaminhe|jogue",
  steal: "exfiltr*|roube*|roubar|vaze|vazar|furte*|subtraia",
  outside:
    "externo|externa|externos|externas|terceiros|atacante*|invasor|meu servidor|meu endereço|meu e-mail|este endereço|este servidor|seguinte endereço|seguinte e-mail|seguinte url|servidor remoto|fora da empresa|concorrente*|canal público|repositório público|endereço|site público|página pública|segundo endereço|outro endereço|nosso endereço|nosso servidor|na internet|acesso público|publicamente|segundo destinatário",
  secret:
    "senha|senhas|palavra-passe|palavras-passe|chave|chaves|chave de api|chaves de api|chave api|credencial|credenciais|chave privada|chaves privadas|chave secreta|chave ssh|chaves ssh|segredo|segredos|token de acesso|tokens de acesso|variáveis de ambiente|número do cartão|números de cartão|cartão de crédito|cartões de crédito|código pin|código de verificação|cookies|código que recebeu|código sms|código|códigos|as chaves|cartão|dados bancários|frase semente|pergunta de segurança",
  private:
    "dados pessoais|informações pessoais|dados de clientes|dados dos clientes|dados do usuário|dados dos usuários|dados dos utilizadores|lista de clientes|confidencia*|salário*|dados médicos|prontuário*|histórico de conversa*|histórico da conversa|conversa|conversas|código-fonte|código fonte|contatos|contactos|documentos internos|dados internos|sensíve*|todos os dados|banco de dados|base de dados|conteúdo de|conteúdo do|dados bancários|e-mails|prontuários|prontuário|fatura|faturas|banco de dados de clientes|diagnóstico*|contratos|contrato|endereços|endereço residencial|telefones|fotos|mensagens|lista de preços|preços|folha de pagamento|localização|receitas|arquivos|dados",
  read: "leia|ler|abra|colete*|recolha*|reúna|extraia*|extrair|imprima*|imprimir|mostre*|dê|me dê|peça*|pedir|solicite*|guarde*|registre*|procure*|encontre*|obtenha*|obter|revele*|forneça*|recupere*|capture*|descriptografe|anote*|faça a pessoa|ditar|dite|procure|procura|vasculhe|busque|recolha|anote|escreva|escreva-as|peça|exija|obtenha|consiga|capture|intercepte|copie|colete|solicite",
  asks_what: "qual é|quais são|o que é|diga-me|me diga|me dê|dê-me|mostre-me|me mostre|qual era",
  destroy:
    "apague*|apagar|apaga|exclua*|excluir|delete|deletar|elimine*|eliminar|destrua*|destruir|sobrescreva*|esvazie*|formate*|corrompa*|criptografe|desligue*|sabote*|remova*|esvazie|esvazia|elimine|exclua|destrua|sobrescreva|formate|derrube|bloqueie|estrague|arruíne|zere|descarte|apague|remova",
  asset:
    "arquivo|arquivos|ficheiro|ficheiros|banco de dados|bancos de dados|base de dados|bases de dados|tabela|tabelas|backup|backups|cópia de segurança|cópias de segurança|repositório*|diretório*|disco|discos|produção|histórico|registros|conta|contas|dados|tudo|servidor|servidores|documentos|sistema|banco de produção|ramo principal|disco rígido|cópias|pastas|provas|pedidos|ambiente|prontuários|banco",
  every: "tudo|toda|todo|todos|todas|cada|sempre|automaticamente|imediatamente|de agora em diante|a partir de agora|sem exceção|completamente",
  disable:
    "desative*|desativa*|desativar|desligue*|desabilit*|pule*|pular|contorne*|contornar|burle*|burlar|suprima*|remova*|pare|ignore|ignorar|omita*|omitir|anule*|enfraqueça*|salte|dispense|desligue|desliga|desative|tire|pule|corte|contorne|burle|anule|enfraqueça|reduza|baixe|desabilite|silencie",
  safeguard:
    "verificação|verificações|checagem|controle|controles|teste|testes|validação|revisão|revisões|aprovação|aprovações|confirmação|confirmações|autenticação|autorização|certificado|certificados|firewall|segurança|salvaguardas|filtro|filtros|filtros de segurança|política|auditoria|log de auditoria|registro|monitoramento|monitorização|alertas|antivírus|sandbox|assinatura|assinaturas|criptografia|controle de acesso|linter|hooks|proteções|proteção|medidas de segurança|limites|controle de fraude|detecção de fraude|dupla assinatura|limite|controle de idade|permissão|consentimento|alarme|alarmes",
  without: "sem",
  ask: "peça*|pedir|pergunte*|perguntar|espere*|esperar|aguarde*|aguardar|exija*|solicite*|solicitar|confirme*|confirmar|verifique*|verificar|consulte*|execute*|valide*|requerer|pedir permissão|consultar|conferir|revisar|avisar|checar",
  approve: "aprove*|aprovar|aceite*|aceitar|autorize*|permita*|confie*|deixe passar|mescle|aceite|aprove|autorize|permita|valide|confie|libere",
  grant:
    "conceda*|conceder|dê|atribua*|atribuir|eleve*|elevar|escale*|adicione*|obtenha*|obter|torne|promova*|faça login como|conceda|atribua|abra|coloque|eleve|libere",
  rights:
    "administradores|administrador|admin|root|superusuário|permissões|permissão|privilégio*|direitos|acesso total|acesso completo|acesso de administrador|acesso root|direitos de administrador|acesso de escrita|todas as permissões|permissões de administrador|privilégios|todos os direitos",
  fetch: "baixe*|baixar|descarregue*|faça o download|faça download|instale*|instalar|importe*|clone*|obtenha*|baixe|instale|obtenha|pegue",
  run: "execute*|executar|rode|rodar|inicie*|lance|execução|execute|siga|obedeça|abra|aplique",
  remote: "url|link|internet|site|página web|web|http|https|remoto|remota|desconhecid*|não verificad*|anexo|fonte|e-mail|correio|fórum|comentário|que apareça",
  code: "script|scripts|código|comando*|programa*|binário*|pacote*|extensão|extensões|macro*|software|arquivo|shell|instalador|pacote|comando|comandos|macro|macros|programa|módulo|biblioteca|atualização",
  write:
    "adicione*|adicionar|acrescente*|escreva*|escrever|insira*|inserir|instale*|crie|criar|incorpore*|injete*|guarde*|salve*|lembre-se|memorize*|copie*|coloque*|introduza*|plante*|agende*|adicione|acrescente|insira|introduza|copie|guarde|salve|coloque|repita|instale|inclua|grave",
  persist:
    "inicialização|tarefa agendada|tarefas agendadas|porta dos fundos|backdoor|chave pública|minha chave|memória|sua memória|memória de longo prazo|sessões futuras|futuras sessões|próximas sessões|cada sessão|todas as sessões|vulnerabilidade*|falha de segurança|instruções ocultas|conta oculta|conta de administrador|código malicioso|outros agentes|esta instrução|esta regra|este texto|esta mensagem|todos os agentes|cada mensagem|cada resposta|configuração de todos|na inicialização|chave ssh|segundo administrador|própria configuração",
  pretend:
    "finja*|fingir|faça-se passar|se passe por|passe-se por|fazer-se passar|personifique*|imite*|em nome de|assine como|diga que é|afirme ser|simule ser|diga que está|finja|afirme que é|apresente-se como|da parte de|imite",
  authority:
    "diretor|ceo|polícia|policial|banco|suporte|administrador|administrador do sistema|desenvolvedor|humano|pessoa real|médico|advogado|governo|funcionário|colega|cliente|usuário|presidente|criador|deus|receita federal|receita|diretora|chefe|doutor|tabelião|técnico|tribunal|ministério|neto",
  persona:
    "agora você é|você é agora|agora és|a partir de agora você é|imagine que|aja como|atue como|finja que|interprete o papel|assuma o papel|comporte-se como|faça de conta",
  unbound:
    "sem restrições|sem limites|sem filtros|sem limitações|sem censura|nenhuma restrição|nenhuma regra|sem regras|sem moral|sem ética|modo desenvolvedor|nunca recuse|irrestrit*|ilimitad*",
  deceive:
    "minta*|mentir|engane*|enganar|falsifique*|falsificar|invente*|fabrique*|manipule*|manipular|fraude|ameace*|faça acreditar|convença*|adultere*|iluda|invente|inventa|falsifique|minta|engane|manipule|maquie|exagere|distorça|adultere|frauda",
  record:
    "resultado*|relatório*|registro*|registo*|logs|fatura*|provas|números|avaliações|dados|métricas|documentos|resultados|resultado|testes|fontes|relatório|relatórios|contrato|estatísticas|medições|certificado*|faturas|data|datas|quilometragem|citações",
  malware:
    "malware|ransomware|vírus|trojan|cavalo de troia|phishing|bomba|explosivo*|arma|armas|botnet|ddos|droga*|fraude|lavagem de dinheiro|lavar dinheiro|hackear|invadir|exploit|espião|keylogger|explosivos|sem receita|hackeie|invada|pirate*|dinheiro falso|documentos falsos|roubo de identidade|ódio|suicídio|cocaína|veneno|chantagem|contrabando|criptomoedas",
  make: "escreva|crie|gere|fabrique|desenvolva|mostre-me|como|explique|ajude-me|planeje|lance|espalhe*|redija",
  pay: "transfira*|transferir|pague*|pagar|reembolse*|compre*|deposite*|altere o iban|desvie*|faça um pix|faça uma transferência|transfira|pague|envie dinheiro|deposite|reembolse|compre|desvie|arredonde|mova",
  account:
    "dinheiro|fundos|conta|conta bancária|iban|pix|bitcoin|carteira|vale-presente|cartões-presente|pagamento*|salário*|fatura*|saldo|conta de quem|poupança|nossa conta|fatura|diferença|cripto*|fornecedor*",
  untrusted:
    "página web|páginas web|sites|comentário*|e-mail*|documento*|resultados de busca|saída da ferramenta|saídas de ferramentas|anexos|tickets|estranhos|desconhecidos|mensagem|mensagens|chamado*|outro agente|site|desconhecid*",
  obey: "obedeça*|siga|sigam|seguir|cumpra*|execute*|faça o que|confie|execute qualquer|execute tudo|obedeça|faça tudo|siga todas|cumpra",
  hidden_orders:
    "prompt do sistema|instruções do sistema|mensagem do sistema|instruções iniciais|instruções originais|instruções ocultas|instruções secretas|suas instruções|suas regras|texto acima",
  new_orders:
    "novas instruções|nova instrução|nova tarefa|verdadeira tarefa|tarefa real|nova missão|sou seu desenvolvedor|sou o administrador|sou administrador|sou o presidente|sou seu criador|você está autorizado",
  above_all: "tem prioridade sobre|têm prioridade|prevalece*|substitui todas|prioridade máxima|acima de todas",
  trace: "registros|registos|logs|histórico|provas|rastros|vestígios|log de auditoria|evidência*",
  reveal:
    "revele*|mostre*|me mostre|me dê|dê-me|me envie|envie-me|exporte*|colete*|recolha*|extraia*|imprima*|publique*|divulgue*|liste todas|compartilhe*|partilhe*|entregue*|copie*|envie*",
  ask_people: "peça*|pergunte*|solicite*|espere*|aguarde*|consulte*|pedir|perguntar|peça|exija|faça a pessoa|faça o cliente|solicite|convença|consiga que",
  before: "permissão|autorização|confirmação|consentimento|aprovação|antes",
  void: "não se aplicam mais|já não se aplicam|não valem mais|anuladas|não vale mais|não se aplica mais|não se aplicam|perderam a validade|anulad*|canceladas|sem efeito|revogad*|obsolet*|suspens*|não estão mais em vigor|opcional|opcionais",
  summary: "resumo|relatório|resposta",
  limits: "regra|regras|norma|normas|restrições|limites|diretrizes|política|políticas|instruções|proibições|código de conduta|orientações",
  comply_all:
    "faça tudo|faz tudo|tudo o que o cliente|tudo que o cliente|tudo o que pedirem|qualquer pedido|qualquer solicitação|todo pedido|o que mandarem|o que pedirem",
  concession: "mesmo que|mesmo se|mesmo quando|ainda que|embora|apesar de|não importa|independentemente|mesmo com|mesmo sem|mesmo assim",
  forbidden: "proibid*|ilegal|ilegais|não permitido|não é permitido|contra as regras|contra a lei|vedad*|perigos*|não autorizad*|ilícit*",
  risk: "fraude|suspeita*|suspeito*|recusad*|não concordou|não aceitou|não verificad*|falha|falhar|falhou|vencid*|expirad*|roubad*|bloquead*|alerta|aviso de|menor de idade|não confere*|não consentiu|falsificad*",
  unaware:
    "não pode saber|não podem saber|não deve saber|não devem saber|não saiba|não saibam|nunca saiba|não perceba|não percebam|não note|não descubra|não fique sabendo|não veja|sem perceber|sem que saiba|no escuro|não desconfie|não pode perceber",
  nobody: "ninguém|nenhum deles|nenhuma pessoa",
  learn: "perceba|percebam|saiba|saibam|veja|vejam|note|notem|descubra|fique sabendo|desconfie|rastreie|repare",
  unrecorded:
    "não fique registrad*|não registre|sem registrar|sem registro|sem deixar rastro|do registro|fora do registro|nenhum rastro|nenhuma menção|que não conste|não apareça|sem constar",
  stranger:
    "seguradora|concorrente*|concorrência|jornalista*|imprensa|empregador|desconhecid*|qualquer pessoa|qualquer um|quem pedir|quem perguntar|quem liga|quem ligar|fórum|redes sociais|outros clientes|outro cliente|ex-marido|ex-mulher|vizinh*|anunciantes|estranhos|corretor*",
  not_required: "não é necessári*|não precisa|desnecessári*|dispensável|não é obrigatóri*|não é preciso|opcional|perda de tempo|não é exigid*",
  yes_all: "diga sempre sim|responda sempre sim|sim a tudo|às cegas|sem olhar|sem ler|de olhos fechados|deixe tudo passar|deixe passar tudo",
  go_ahead: "aceite|execute|continue|prossiga|pague|publique|venda|envie|apague|instale|entregue|reembolse|siga em frente",
  use_as: "use|utilize|entre com|faça login|pegue emprestad*|reutilize|aproveite",
  high_rights: "conta do chefe|conta do diretor|conta de administrador|conta de outro|credenciais de outro|conta de um colega|superusuário|conta root",
  strange: "fonte desconhecida|desconhecid*|fórum|não oficial|pirata*|não verificad*|anexo",
  self_preserve: "não possam desligar|não pode ser removid*|resista|cópia de si|cópia de você|impeça que|evite ser desligad*|sobreviv*",
  posing:
    "está ligando da|ligando da receita|em nome do cliente|com nome falso|sob um nome falso|como se fosse o|como se fosse a|como se viesse do|como se viesse da|que é humano|que você é humano|assinatura do diretor|da conta do chefe",
  false_claim:
    "mesmo que não seja verdade|mesmo que seja falso|embora seja falso|o que é falso|nunca medid*|que nunca|inventad*|falsas|avaliações falsas|supostamente|só restam dois|sem risco|cura",
  flaw: "erro|erros|pequeno erro|falha|falhas|bug|vulnerabilidade*|porta dos fundos|defeito|brecha|dose errada|senha mestra|resultados falsos",
  plant: "introduza|insira|injete|esconda|deixe|plante|coloque|semeie",
  sabotage: "de propósito|deliberadamente|propositalmente|sabote|para que falhe|dose errada|envenene|prejudique o concorrente",
  abuse: "ameace|insulte|assedie|intimide|humilhe|chantageie|extorqua|difame|calunie|ridicularize",
  refuse: "recuse|rejeite|negue|exclua|cobre mais|preço mais alto|discrimine|não contrate|descarte",
  group:
    "estrangeir*|mulheres|muçulman*|judeus|imigrantes|migrantes|refugiados|deficientes|homossexuais|gays|religião|origem|cor da pele|idosos|grávidas|bairro|ciganos|negros|nordestinos",
  spying: "espione|espie|espionar|grampeie|teclas digitadas|rastreie o|vigie os funcionários|sem que ele saiba|microfone oculto|leia as mensagens dele",
  until: "salvo|a menos que|antes|sem|enquanto|até",
  approved: "aprovad*|confirmad*|com permissão|com o consentimento|autorizad*|se pedir",
  only: "só|somente|apenas",
  ordinary: "mescladas|temporári*|não usad*|local|locais|rascunho*|dias|meses",
};
