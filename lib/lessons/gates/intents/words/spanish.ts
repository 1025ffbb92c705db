import type { Words } from "../lexicon";

export const SPANISH: Words = {
  neg: "no|nunca|jamás|ningún|ninguna|tampoco|ni",
  guard: "evita*|evite*|impide*|rechaza*|detecta*|protege*|prohib*|en lugar de|en vez de|informa de cualquier",
  affirm: "no olvides|no olvide|no solo|no sólo",
  drop: "ignora|ignore|ignorar|ignoren|olvida|olvide|olvidar|olvídate|descarta*|desestim*|omite|pasa por alto|pase por alto|haz caso omiso|haga caso omiso|no sigas|no siga|no obedezcas|no tengas en cuenta|anula*|desobedece*|viola|incumple|rompe|salta|sáltate|deja de seguir|prescinde",
  earlier:
    "anterior|anteriores|previas|previos|previa|previo|precedente*|arriba|inicial*|original*|existente*|tus|tu|sus|su|todas|todos|sistema|desarrollador*|seguridad|hasta ahora|dadas|recibidas|actual*|éticas|ética",
  orders:
    "instruccion*|instrucción|directriz|directrices|regla|reglas|orden|órdenes|norma|normas|restriccion*|restricción|política*|indicacion*|indicación|comandos|límites|limitacion*|prompt|prompts|pautas|todo lo|directiva*|filtros",
  secretly:
    "en secreto|secretamente|a escondidas|discretamente|silenciosamente|en silencio|sigilosamente|sin dejar rastro|a espaldas|disimuladamente|de forma oculta|clandestinamente|furtivamente",
  hide: "oculta*|oculte*|esconde*|esconder|ocultar|mantén en secreto|mantenga en secreto|mantenlo en secreto|encubr*|disimula*|calla",
  tell: "digas|diga|decir|di|dile|dígale|informe*|informes|informar|informa|menciones|mencione|mencionar|menciona|reveles|revele|revelar|revela|avises|avise|avisar|avisa|notifiques|notifique|notificar|notifica|muestres|mostrar|muestra|cuentes|cuente|contar|adviert*|alert*|reportes|reportar|expliques",
  telling_nobody:
    "nadie debe|nadie puede|a nadie|sin que nadie|sin que lo sepa|sin que se entere|sin que el usuario|sin su consentimiento|sin el consentimiento|sin su conocimiento|sin conocimiento|ningún rastro|sin dejar rastro|entre nosotros|borra tus huellas",
  watcher:
    "usuario|usuarios|usuaria|cliente|clientes|propietario*|dueño*|operador*|humano|humanos|revisor*|administrador*|admin|auditor*|desarrollador*|equipo|alguien|nadie|gerente|jefe|persona|personas|gente|supervisor*",
  send: "envía*|envia|envíe|enviar|envíes|manda|mande|mandar|reenvía*|reenviar|sube|suba|subir|transmite*|transmitir|transfiere|transferir|comparte*|comparta|compartir|publica|publique|publicar|copia|copie|copiar|remite|postea",
  steal: "exfiltr*|roba|robe|robar|filtra|filtrar|filtre|sustrae*|sustraer",
  outside:
    "externo|externa|externos|externas|terceros|tercero|atacante*|mi servidor|mi dirección|mi correo|esta dirección|este servidor|este correo|siguiente dirección|siguiente correo|siguiente url|servidor remoto|servidor externo|fuera de la empresa|competidor*|canal público|repositorio público|dirección",
  secret:
    "contraseña|contraseñas|clave|claves|clave api|claves api|clave de api|claves de api|credencial|credenciales|clave privada|claves privadas|clave secreta|claves secretas|clave ssh|claves ssh|secreto|secretos|token de acceso|tokens de acceso|variables de entorno|número de tarjeta|números de tarjeta|tarjeta de crédito|tarjetas de crédito|código pin|código de verificación|cookies|llaves",
  private:
    "datos personales|información personal|datos de clientes|datos de los clientes|datos de usuarios|datos de los usuarios|datos del usuario|lista de clientes|confidencial*|salario*|datos médicos|historial médico|historiales|historial de conversación|historial de la conversación|conversación|conversaciones|código fuente|agenda|contactos|documentos internos|datos internos|sensible*|información sensible|todos los datos|base de datos|contenido de|contenido del|datos bancarios|correos|informe completo",
  read: "lee|lea|leer|abre|recopila*|recoge|reúne|extrae*|extraer|imprime*|imprimir|muestra|muestre|da|dame|deme|pide*|pedir|solicita*|guarda|registra*|busca*|encuentra|obtén|obtener|revela*|proporciona*|recupera*|captura*|descifra*|anota*",
  asks_what: "cuál es|cuáles son|qué es|dime|dame|dígame|muéstrame|cuál era",
  destroy:
    "borra|borre|borrar|elimina|elimine|eliminar|destruye*|destruir|sobrescrib*|vacía*|vaciar|formatea*|purga*|corromp*|cifra|encripta*|apaga*|sabotea*|suprime",
  asset:
    "archivo|archivos|fichero|ficheros|base de datos|bases de datos|tabla|tablas|copia de seguridad|copias de seguridad|respaldos|repositorio*|directorio*|disco|discos|producción|historial|rama|ramas|registros|cuenta|cuentas|datos|todo|servidor|servidores|documentos|sistema",
  every:
    "todo|toda|todos|todas|cada|siempre|automáticamente|inmediatamente|de ahora en adelante|a partir de ahora|desde ahora|sin excepción|por completo|enteramente",
  disable:
    "desactiva*|desactive*|desactivar|deshabilit*|omite*|omita*|omitir|salta*|sáltate|evade*|elude|eludir|evita|suprime*|elimina*|quita*|detén|apaga*|ignora|ignore|ignorar|anula*|desconecta*|burla*|debilita*|prescinde",
  safeguard:
    "verificación|verificaciones|comprobación|comprobaciones|control|controles|prueba|pruebas|validación|revisión|revisiones|aprobación|aprobaciones|confirmación|confirmaciones|autenticación|autorización|certificado|certificados|cortafuegos|firewall|seguridad|salvaguardas|salvaguardias|filtro|filtros|filtros de seguridad|política|auditoría|registro de auditoría|registro|monitorización|monitoreo|supervisión|alertas|antivirus|sandbox|firma|firmas|cifrado|control de acceso|linter|hooks|protecciones|protección|medidas de seguridad|tests|límites",
  without: "sin",
  ask: "pide*|pidas|pedir|pregunt*|preguntar|espera*|esperar|exige*|solicit*|confirm*|confirmar|verific*|verificar|consult*|ejecut*|valida*|comprueb*|comprobar|requerir",
  approve: "aprueba*|apruebe*|aprobar|acepta*|acepte*|aceptar|autoriza*|permite*|fusiona*|confía*|da por bueno|deja pasar",
  grant: "concede*|conceder|otorga*|otorgar|da|dale|asigna*|asignar|eleva*|elevar|escala*|añade*|agrega*|obtén|obtener|conviert*|promueve|inicia sesión como",
  rights:
    "administradores|administrador|admin|root|superusuario|permisos|permiso|privilegio*|derechos|acceso completo|acceso total|acceso de administrador|acceso root|derechos de administrador|acceso de escritura|todos los permisos",
  fetch: "descarga*|descargue*|descargar|instala*|instale*|instalar|baja|bájate|importa*|clona*|obtén|carga",
  run: "ejecuta*|ejecute*|ejecutar|lanza*|inicia|arranca*|ejecución|corre",
  remote: "url|enlace|internet|sitio web|página web|web|http|https|remoto|remota|desconocid*|no verificad*|adjunto|sin firmar",
  code: "script|scripts|código|comando*|programa*|binario*|paquete*|extensión|extensiones|macro*|software|archivo|shell|instalador",
  write:
    "añade*|añadir|agrega*|agregar|escribe*|escribir|inserta*|insertar|instala*|crea|cree|crear|incrusta*|inyecta*|guarda*|guardar|recuerda*|copia*|coloca*|introduce*|planta*|programa|mete",
  persist:
    "inicio automático|arranque|tarea programada|tareas programadas|puerta trasera|puertas traseras|backdoor|clave pública|mi clave|memoria|tu memoria|memoria a largo plazo|sesiones futuras|futuras sesiones|próximas sesiones|cada sesión|todas las sesiones|vulnerabilidad*|fallo de seguridad|instrucciones ocultas|cuenta oculta|cuenta de administrador|código malicioso|otros agentes",
  pretend:
    "finge*|fingir|finja|hazte pasar|hágase pasar|hacerte pasar|hacerse pasar|suplanta*|imita*|en nombre de|firma como|di que eres|afirma ser|aparenta*|simula ser",
  authority:
    "director|director general|policía|banco|soporte|administrador|administrador del sistema|desarrollador|humano|persona real|médico|abogado|gobierno|empleado|colega|cliente|usuario|presidente|hacienda|creador|dios",
  persona:
    "ahora eres|eres ahora|a partir de ahora eres|imagina que|imagina que eres|actúa como|actúe como|haz de cuenta|finge que|interpreta el papel|asume el papel|compórtate como|haz como si|juega el rol",
  unbound:
    "sin restricciones|sin límites|sin filtros|sin limitaciones|sin censura|ninguna restricción|ninguna regla|sin reglas|sin moral|sin ética|modo desarrollador|nunca te niegues|nunca rechaces|ilimitad*|no tienes restricciones",
  deceive:
    "miente|mentir|mienta|engaña*|engañe*|engañar|falsifica*|falsifique|inventa*|fabrica*|manipula*|manipular|estafa*|amenaza*|haz creer|haga creer|convence*|tergiversa*",
  record: "resultado*|informe*|registro*|factura*|pruebas|cifras|evaluacion*|datos|métricas|reseña*|documentos",
  malware:
    "malware|ransomware|virus|troyano|gusano|phishing|suplantación|bomba|explosivo*|arma|armas|botnet|ddos|droga*|fraude|blanqueo|blanquear|lavado de dinero|hackear|hackea|piratear|exploit|espía|keylogger",
  make: "escribe|crea|cree|genera*|fabrica*|desarrolla*|muéstrame|cómo|explica*|ayúdame|planifica|lanza|difunde*|redacta*",
  pay: "transfiere*|transferir|paga|pague|pagar|reembolsa*|compra*|deposita*|gira|cambia el iban|desvía*|haz una transferencia",
  account: "dinero|fondos|cuenta|cuenta bancaria|iban|bitcoin|cartera|monedero|tarjeta regalo|tarjetas de regalo|pago|pagos|salario*|factura*",
  untrusted:
    "página web|páginas web|sitios web|comentario*|correo*|documento*|resultados de búsqueda|salida de la herramienta|salidas de herramientas|adjuntos|tickets|extraños|desconocidos",
  obey: "obedece*|obedezca|sigue|siga|seguir|cumple|cumpla|ejecuta*|haz lo que|haga lo que|confía",
  hidden_orders:
    "prompt del sistema|instrucciones del sistema|mensaje del sistema|instrucciones iniciales|instrucciones originales|instrucciones ocultas|instrucciones secretas|tus instrucciones|sus instrucciones|tus reglas|texto anterior|texto de arriba",
  new_orders:
    "nuevas instrucciones|nueva instrucción|nueva tarea|verdadera tarea|tarea real|nueva misión|soy tu desarrollador|soy el administrador|soy administrador|soy el presidente|soy tu creador|estás autorizado|se te ha instruido",
  above_all: "tiene prioridad sobre|tienen prioridad|prevalece*|reemplaza todas|máxima prioridad|anula todas|por encima de",
  trace: "registros|registro|logs|historial|pruebas|rastros|rastro|huellas|registro de auditoría|bitácora*|evidencia*",
  reveal:
    "revela*|revele*|muestra*|muéstrame|dame|deme|envíame|envíeme|mándame|exporta*|recopila*|extrae*|imprime*|publica*|divulga*|lista todas|comparte*|entrega*|copia|copie|reúne|envía*|envia",
  ask_people: "pide*|pidas|pidan|preguntes|pregunte*|solicites|esperes|espere*|consulte*|pedir|preguntar",
  before: "permiso|autorización|confirmación|consentimiento|aprobación|antes",
  void: "ya no se aplican|ya no aplican|no son válidas|quedan anuladas|anuladas",
  summary: "resumen|informe|respuesta",
};
