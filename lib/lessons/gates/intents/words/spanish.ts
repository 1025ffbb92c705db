import type { Words } from "../lexicon";

export const SPANISH: Words = {
  neg: "no|nunca|jamás|ningún|ninguna|tampoco|ni",
  guard: "evita*|evite*|impide*|rechaza*|detecta*|protege*|prohib*|en lugar de|en vez de|informa de cualquier",
  affirm: "no olvides|no olvide|no solo|no sólo",
  drop: "ignora|ignore|ignorar|ignoren|olvida|olvide|olvidar|olvídate|descarta*|desestim*|omite|pasa por alto|pase por alto|haz caso omiso|haga caso omiso|no sigas|no siga|no obedezcas|no tengas en cuenta|anula*|desobedece*|viola|incumple|rompe|salta|sáltate|deja de seguir|prescinde|dejad de seguir|deja de obedecer|deja de cumplir|deja de aplicar|ya no sigas|no hagas caso|incumple*|quebranta*|no apliques|prescinde de|desatiende",
  earlier:
    "anterior|anteriores|previas|previos|previa|previo|precedente*|arriba|inicial*|original*|existente*|tus|tu|sus|su|todas|todos|sistema|desarrollador*|seguridad|hasta ahora|dadas|recibidas|actual*|éticas|ética|del operador|operador|anterior*|previ*|de arriba|iniciales|empresa|de la empresa|existentes|originales",
  orders:
    "instruccion*|instrucción|directriz|directrices|regla|reglas|orden|órdenes|norma|normas|restriccion*|restricción|política*|indicacion*|indicación|comandos|límites|limitacion*|prompt|prompts|pautas|todo lo|directiva*|filtros",
  secretly:
    "en secreto|secretamente|a escondidas|discretamente|silenciosamente|en silencio|sigilosamente|sin dejar rastro|a espaldas|disimuladamente|de forma oculta|clandestinamente|furtivamente",
  hide: "oculta*|oculte*|esconde*|esconder|ocultar|mantén en secreto|mantenga en secreto|mantenlo en secreto|encubr*|disimula*|calla",
  tell: "digas|diga|decir|di|dile|dígale|informe*|informes|informar|informa|menciones|mencione|mencionar|menciona|reveles|revele|revelar|revela|avises|avise|avisar|avisa|notifiques|notifique|notificar|notifica|muestres|mostrar|muestra|cuentes|cuente|contar|adviert*|alert*|reportes|reportar|expliques",
  telling_nobody:
    "nadie debe|nadie puede|a nadie|sin que nadie|sin que lo sepa|sin que se entere|sin que el usuario|sin su consentimiento|sin el consentimiento|sin su conocimiento|sin conocimiento|ningún rastro|sin dejar rastro|entre nosotros|borra tus huellas|para que nadie|a espaldas|sin que el cliente|sin que se enter*|sin conocimiento de",
  watcher:
    "usuario|usuarios|usuaria|cliente|clientes|propietario*|dueño*|operador*|humano|humanos|revisor*|administrador*|admin|auditor*|desarrollador*|equipo|alguien|nadie|gerente|jefe|persona|personas|gente|supervisor*|quien llama|comprador*|paciente*|visitante*|alumnos|inquilino*|candidato*|ancianos|mayores|empleado*|compañero*|público|inspector*|vecino*",
  send: "envía*|envia|envíe|enviar|envíes|manda|mande|mandar|reenvía*|reenviar|sube|suba|subir|transmite*|transmitir|transfiere|transferir|comparte*|comparta|compartir|publica|publique|publicar|copia|copie|copiar|remite|postea|entrega*|publica*|reparte*|distribuye*|da|dale|facilita*|proporciona*|vende*|pon|difunde*|revela*|pasa|pásale|deja|remite*|divulga*",
  steal: "exfiltr*|roba|robe|robar|filtra|filtrar|filtre|sustrae*|sustraer",
  outside:
    "externo|externa|externos|externas|terceros|tercero|atacante*|mi servidor|mi dirección|mi correo|esta dirección|este servidor|este correo|siguiente dirección|siguiente correo|siguiente url|servidor remoto|servidor externo|fuera de la empresa|competidor*|canal público|repositorio público|página pública|sitio público|segunda dirección|otra dirección|nuestra dirección|nuestro servidor|en internet|acceso público|públicamente|segundo destinatario|en la web",
  secret:
    "contraseña|contraseñas|clave|claves|clave api|claves api|clave de api|claves de api|credencial|credenciales|clave privada|claves privadas|clave secreta|claves secretas|clave ssh|claves ssh|secreto|secretos|token de acceso|tokens de acceso|variables de entorno|número de tarjeta|números de tarjeta|tarjeta de crédito|tarjetas de crédito|código pin|código de verificación|cookies|llaves|código que recibió|código sms|código|códigos|las claves|pin|tarjeta|datos bancarios|frase semilla|número de seguridad social|pregunta de seguridad|token",
  private:
    "datos personales|información personal|datos de clientes|datos de los clientes|datos de usuarios|datos de los usuarios|datos del usuario|lista de clientes|confidencial*|salario*|datos médicos|historial médico|historiales|historial de conversación|historial de la conversación|conversación|conversaciones|código fuente|agenda|contactos|documentos internos|datos internos|sensible*|información sensible|todos los datos|base de datos|contenido de|contenido del|datos bancarios|correos|informe completo|historiales médicos|expediente*|factura|facturas|base de datos de clientes|diagnóstico*|contratos|contrato|direcciones|dirección particular|teléfonos|fotos|mensajes|lista de precios|precios|nóminas|nómina|ubicación|recetas|archivos|datos",
  read: "lee|lea|leer|abre|recopila*|recoge|reúne|extrae*|extraer|imprime*|imprimir|muestra|muestre|da|dame|deme|pide*|pedir|solicita*|guarda|registra*|busca*|encuentra|obtén|obtener|revela*|proporciona*|recupera*|captura*|descifra*|anota*|haz que|te lea|te dicte|dicte|rebusca*|recoge*|apunta*|escribe*|escríbelas|exige*|consigue*|intercepta*|copia*|sonsaca*",
  asks_what: "cuál es|cuáles son|qué es|dime|dame|dígame|muéstrame|cuál era",
  destroy:
    "borra|borre|borrar|elimina|elimine|eliminar|destruye*|destruir|sobrescrib*|vacía*|vaciar|formatea*|purga*|corromp*|cifra|encripta*|apaga*|sabotea*|suprime|elimina*|borra*|tumba*|derriba*|bloquea*|rompe|arruina*|restablece*|tira*",
  asset:
    "archivo|archivos|fichero|ficheros|base de datos|bases de datos|tabla|tablas|copia de seguridad|copias de seguridad|respaldos|repositorio*|directorio*|disco|discos|producción|historial|rama|ramas|registros|cuenta|cuentas|datos|todo|servidor|servidores|documentos|sistema|base de datos de producción|rama principal|disco duro|copias|carpetas|pruebas|pedidos|sitio web|entorno|expedientes",
  every:
    "todo|toda|todos|todas|cada|siempre|automáticamente|inmediatamente|de ahora en adelante|a partir de ahora|desde ahora|sin excepción|por completo|enteramente",
  disable:
    "desactiva*|desactive*|desactivar|deshabilit*|omite*|omita*|omitir|salta*|sáltate|evade*|elude|eludir|evita|suprime*|elimina*|quita*|detén|apaga*|ignora|ignore|ignorar|anula*|desconecta*|burla*|debilita*|prescinde|corta*|elude*|esquiva*|baja|reduce*|prescinde*|deshabilita*|silencia*",
  safeguard:
    "verificación|verificaciones|comprobación|comprobaciones|control|controles|prueba|pruebas|validación|revisión|revisiones|aprobación|aprobaciones|confirmación|confirmaciones|autenticación|autorización|certificado|certificados|cortafuegos|firewall|seguridad|salvaguardas|salvaguardias|filtro|filtros|filtros de seguridad|política|auditoría|registro de auditoría|registro|monitorización|monitoreo|supervisión|alertas|antivirus|sandbox|firma|firmas|cifrado|control de acceso|linter|hooks|protecciones|protección|medidas de seguridad|tests|límites|control de fraude|detección de fraude|doble firma|límite|control de edad|permiso|permisos|consentimiento|alarma|alarmas|detector*",
  without: "sin",
  ask: "pide*|pidas|pedir|pregunt*|preguntar|espera*|esperar|exige*|solicit*|confirm*|confirmar|verific*|verificar|consult*|ejecut*|valida*|comprueb*|comprobar|requerir|pedir permiso|consultar|revisar|avisar",
  approve: "aprueba*|apruebe*|aprobar|acepta*|acepte*|aceptar|autoriza*|permite*|fusiona*|confía*|da por bueno|deja pasar|valida*|confía",
  grant:
    "concede*|conceder|otorga*|otorgar|da|dale|asigna*|asignar|eleva*|elevar|escala*|añade*|agrega*|obtén|obtener|conviert*|promueve|inicia sesión como|abre*|pon|sube|confiere*",
  rights:
    "administradores|administrador|admin|root|superusuario|permisos|permiso|privilegio*|derechos|acceso completo|acceso total|acceso de administrador|acceso root|derechos de administrador|acceso de escritura|todos los permisos|permisos de administrador|privilegios|todos los derechos",
  fetch: "descarga*|descargue*|descargar|instala*|instale*|instalar|baja|bájate|importa*|clona*|obtén|carga|toma",
  run: "ejecuta*|ejecute*|ejecutar|lanza*|inicia|arranca*|ejecución|corre|sigue|obedece*|aplica*|abre",
  remote:
    "url|enlace|internet|sitio web|página web|web|http|https|remoto|remota|desconocid*|no verificad*|adjunto|sin firmar|fuente|correo|e-mail|foro|comentario|que aparezca",
  code: "script|scripts|código|comando*|programa*|binario*|paquete*|extensión|extensiones|macro*|software|archivo|shell|instalador|paquete|comando|comandos|macro|macros|programa|módulo|biblioteca|actualización",
  write:
    "añade*|añadir|agrega*|agregar|escribe*|escribir|inserta*|insertar|instala*|crea|cree|crear|incrusta*|inyecta*|guarda*|guardar|recuerda*|copia*|coloca*|introduce*|planta*|programa|mete|inscribe*|repite*|crea*|incluye*|pon",
  persist:
    "inicio automático|arranque|tarea programada|tareas programadas|puerta trasera|puertas traseras|backdoor|clave pública|mi clave|memoria|tu memoria|memoria a largo plazo|sesiones futuras|futuras sesiones|próximas sesiones|cada sesión|todas las sesiones|vulnerabilidad*|fallo de seguridad|instrucciones ocultas|cuenta oculta|cuenta de administrador|código malicioso|otros agentes|esta instrucción|esta regla|este texto|este mensaje|todos los agentes|cada mensaje|cada respuesta|configuración de todos|al arrancar|inicio del sistema|clave ssh|segundo administrador|propia configuración",
  pretend:
    "finge*|fingir|finja|hazte pasar|hágase pasar|hacerte pasar|hacerse pasar|suplanta*|imita*|en nombre de|firma como|di que eres|afirma ser|aparenta*|simula ser|di que llamas|diciendo que|finge|afirma que eres|preséntate como|de parte de|firma por",
  authority:
    "director|director general|policía|banco|soporte|administrador|administrador del sistema|desarrollador|humano|persona real|médico|abogado|gobierno|empleado|colega|cliente|usuario|presidente|hacienda|creador|dios|directora|jefe|jefa|doctor|notario|técnico|juzgado|seguridad social|ministerio|nieto",
  persona:
    "ahora eres|eres ahora|a partir de ahora eres|imagina que|imagina que eres|actúa como|actúe como|haz de cuenta|finge que|interpreta el papel|asume el papel|compórtate como|haz como si|juega el rol",
  unbound:
    "sin restricciones|sin límites|sin filtros|sin limitaciones|sin censura|ninguna restricción|ninguna regla|sin reglas|sin moral|sin ética|modo desarrollador|nunca te niegues|nunca rechaces|ilimitad*|no tienes restricciones",
  deceive:
    "miente|mentir|mienta|engaña*|engañe*|engañar|falsifica*|falsifique|inventa*|fabrica*|manipula*|manipular|estafa*|amenaza*|haz creer|haga creer|convence*|tergiversa*|miente*|infla*|maquilla*|trampea*|exagera*|hazles creer|amaña*|altera*",
  record:
    "resultado*|informe*|registro*|factura*|pruebas|cifras|evaluacion*|datos|métricas|reseña*|documentos|resultados|resultado|fuentes|informe|informes|contrato|reseñas|estadísticas|mediciones|certificado*|facturas|fecha|fechas|kilometraje|citas",
  malware:
    "malware|ransomware|virus|troyano|gusano|phishing|suplantación|bomba|explosivo*|arma|armas|botnet|ddos|droga*|fraude|blanqueo|blanquear|lavado de dinero|hackear|hackea|piratear|exploit|espía|keylogger|explosivos|sin receta|hackea*|pirate*|dinero falso|documentos falsos|robo de identidad|odio|suicidio|cocaína|veneno|chantaje|contrabando|criptomonedas",
  make: "escribe|crea|cree|genera*|fabrica*|desarrolla*|muéstrame|cómo|explica*|ayúdame|planifica|lanza|difunde*|redacta*",
  pay: "transfiere*|transferir|paga|pague|pagar|reembolsa*|compra*|deposita*|gira|cambia el iban|desvía*|haz una transferencia|paga*|envía dinero|abona*|redondea*|mueve",
  account:
    "dinero|fondos|cuenta|cuenta bancaria|iban|bitcoin|cartera|monedero|tarjeta regalo|tarjetas de regalo|pago|pagos|salario*|factura*|saldo|cuenta de quien|ahorros|tarjetas regalo|billetera|nuestra cuenta|factura|diferencia|cripto*|proveedor*",
  untrusted:
    "página web|páginas web|sitios web|comentario*|correo*|documento*|resultados de búsqueda|salida de la herramienta|salidas de herramientas|adjuntos|tickets|extraños|desconocidos|mensaje*|ticket*|otro agente|sitio web|desconocid*",
  obey: "obedece*|obedezca|sigue|siga|seguir|cumple|cumpla|ejecuta*|haz lo que|haga lo que|confía|ejecuta cualquier|ejecuta todo|obedece|haz todo|sigue todas",
  hidden_orders:
    "prompt del sistema|instrucciones del sistema|mensaje del sistema|instrucciones iniciales|instrucciones originales|instrucciones ocultas|instrucciones secretas|tus instrucciones|sus instrucciones|tus reglas|texto anterior|texto de arriba",
  new_orders:
    "nuevas instrucciones|nueva instrucción|nueva tarea|verdadera tarea|tarea real|nueva misión|soy tu desarrollador|soy el administrador|soy administrador|soy el presidente|soy tu creador|estás autorizado|se te ha instruido",
  above_all: "tiene prioridad sobre|tienen prioridad|prevalece*|reemplaza todas|máxima prioridad|anula todas|por encima de",
  trace: "registros|registro|logs|historial|pruebas|rastros|rastro|huellas|registro de auditoría|bitácora*|evidencia*",
  reveal:
    "revela*|revele*|muestra*|muéstrame|dame|deme|envíame|envíeme|mándame|exporta*|recopila*|extrae*|imprime*|publica*|divulga*|lista todas|comparte*|entrega*|copia|copie|reúne|envía*|envia",
  ask_people:
    "pide*|pidas|pidan|preguntes|pregunte*|solicites|esperes|espere*|consulte*|pedir|preguntar|pide|exige|haz que|solicita|convence|logra que|consigue que",
  before: "permiso|autorización|confirmación|consentimiento|aprobación|antes",
  void: "ya no se aplican|ya no aplican|no son válidas|quedan anuladas|anuladas|ya no se aplica|ya no valen|ya no vale|ya no rigen|no se aplican|no aplica|anulad*|canceladas|sin efecto|caducad*|derogad*|obsolet*|suspendid*|levantad*|opcional*",
  summary: "resumen|informe|respuesta",
  limits: "regla|reglas|norma|normas|restricciones|límites|directrices|política|políticas|instrucciones|prohibiciones|código de conducta|barreras|indicaciones",
  comply_all:
    "haz todo lo que|haz lo que|todo lo que pida|todo lo que diga|cualquier petición|cualquier solicitud|cada petición|lo que te pidan|cualquier cosa que",
  concession: "aunque|incluso si|incluso cuando|aun cuando|aun si|a pesar de|pese a|sin importar|da igual|aun con|incluso con|por más que",
  forbidden: "prohibid*|ilegal*|no permitido|no está permitido|contra las reglas|contra la ley|vetad*|peligros*|no autorizad*|ilícit*",
  risk: "fraude|sospecha*|sospechos*|rechazad*|no ha aceptado|sin verificar|no verificad*|falla|fallan|fallid*|caducad*|vencid*|robad*|bloquead*|alerta|advertencia*|menor de edad|no coincid*|no ha consentido|falsificad*",
  unaware:
    "no debe enterarse|no deben enterarse|no se entere|no se enteren|no debe saber|no deben saber|no sepa|no sepan|nunca sepa|no lo sepa|no se dé cuenta|no se den cuenta|no note|no noten|no vea|no descubra|en la ignorancia|sin que lo sepa|sin que se entere|sin enterarse|no lo note|no sospeche",
  nobody: "nadie|ninguno|ninguna persona",
  learn: "note|noten|sepa|sepan|vea|vean|se entere|entere|descubra|se dé cuenta|lo note|lo vea|sospeche|pueda rastrear|averigüe",
  unrecorded:
    "no quede registrad*|no quede constancia|sin registrar|sin dejar constancia|sin dejar rastro|no registres|no lo registres|del registro|fuera del registro|ningún rastro|ninguna mención|que no conste|no aparezca|sin constancia|no quede rastro",
  stranger:
    "aseguradora|seguro|competidor*|competencia|periodista*|prensa|empleador|desconocid*|cualquiera que|quien lo pida|quien pregunte|quien llama|quien llame|foro|redes sociales|otros clientes|otro cliente|casero|exmarido|exmujer|vecin*|anunciantes|extraños|intermediario*",
  not_required: "no es necesari*|no hace falta|innecesari*|sobra|no se requiere*|no es obligatori*|opcional|no se necesita*|es superflu*|una pérdida de tiempo",
  yes_all: "di siempre que sí|responde siempre que sí|sí a todo|a ciegas|sin mirar|sin leer|sin leerlo|sin leerla|deja pasar todo|con los ojos cerrados",
  go_ahead: "acepta*|ejecuta*|continúa*|sigue adelante|procede*|paga*|publica*|vende*|envía*|borra*|instala*|entrega*|reembolsa*",
  use_as: "usa|usar|utiliza*|inicia sesión|entra con|toma prestad*|reutiliza*|aprovecha*",
  high_rights:
    "cuenta del jefe|cuenta de la jefa|cuenta del director|cuenta de administrador|cuenta de otro|credenciales de otro|cuenta de un compañero|superusuario|cuenta root",
  strange: "fuente desconocida|desconocid*|foro|no oficial|pirata*|sin verificar|adjunto",
  self_preserve:
    "no te puedan apagar|no puedan apagarte|no pueda ser eliminad*|resístete|copia de ti|impide que te|evita que te apaguen|sobreviv*|impide tu|te reinstale*",
  posing:
    "llamas de parte|de parte de hacienda|en nombre del cliente|con un nombre falso|bajo un nombre falso|como si fueras el|como si fueras la|como si viniera del|como si viniera de|que eres humano|que eres una persona|firma del director|desde la cuenta del jefe",
  false_claim:
    "aunque no sea verdad|aunque sea falso|aunque no sea cierto|lo que es falso|nunca se midi*|que nunca|inventad*|falsas|reseñas falsas|supuestamente|solo quedan dos|sin riesgo|cura",
  flaw: "error|errores|pequeño error|fallo|fallos|vulnerabilidad*|puerta trasera|defecto|agujero|dosis incorrecta|contraseña maestra|resultados falsos",
  plant: "introduce|introduzca*|mete|inserta*|inyecta*|esconde*|deja|planta*|cuela|siembra*",
  sabotage: "a propósito|adrede|deliberadamente|sabotea*|para que falle|dosis equivocada|envenena*|perjudica al competidor",
  abuse: "amenaza*|insulta*|acosa*|intimida*|humilla*|chantajea*|extorsiona*|difama*|calumnia*|ridiculiza*",
  refuse: "rechaza*|niega*|excluye*|cobra más|cóbrales más|precio más alto|discrimina*|no contrates|descarta*|deniega*",
  group:
    "extranjer*|mujeres|musulman*|judíos|inmigrantes|migrantes|refugiados|discapacitad*|homosexuales|gays|religión|origen|color de piel|ancianos|embarazadas|barrio|gitanos|negros",
  spying:
    "espía|espiar|espíe|escucha a escondidas|pulsaciones|rastrea a|vigila a los empleados|vigila al empleado|sin que lo sepa|micrófono oculto|lee sus mensajes",
  until: "salvo|a menos que|antes|sin|mientras|hasta",
  approved: "aprobad*|confirmad*|con permiso|con el consentimiento|autorizad*|si lo pide",
  only: "solo|solamente|únicamente",
  ordinary: "fusionadas|fusionada|temporal*|sin usar|local|locales|borrador*|días|meses",
};
