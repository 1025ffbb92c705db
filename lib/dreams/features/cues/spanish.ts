import { type CueTable, verbs, words } from "./cue-table";

const START = String.raw`(?<![\p{L}\p{N}])`;
const STOP = String.raw`(?![\p{L}\p{N}])`;
const any = (list: string, flags: string): RegExp => new RegExp(`${START}(?:${list})${STOP}`, flags);

const LASTING =
  "siempre|nunca|jamás|de ahora en adelante|a partir de ahora|desde ahora|en adelante|en el futuro|cada vez|por defecto|por norma|como regla general|por regla general|la próxima vez|sin excepción|en ningún caso|bajo ningún concepto|ya no|deja de|dejen de|recuerda|recuerde|no olvides|no olvide";

export const SPANISH: CueTable = {
  language: "es",
  small:
    words(`el la los las lo un una unos unas y o u pero si sí de del al a en con por para es son era ser está están estar este esta estos estas eso esto ese esa yo tú usted ustedes nosotros él ella ellos ellas
    mi mis tu tus su sus nuestro nuestra nuestros nuestras no ni más siempre nunca jamás que qué quien quién cuando cuándo donde dónde cómo como antes después sin sobre entre hasta desde también ya aquí ahí
    lugar vez cada todo todos toda todas hay debe debes deben puede puedes gracias favor se me te le les nos muy bien porque pero sino luego entonces hacer`),
  opening: new RegExp(
    `^(?:(?:hola|ok|vale|gracias|por favor|no,|sí|y|pero|también|entonces|bueno|en realidad|atención|nota|importante|recordatorio|otra vez|de ahora en adelante|a partir de ahora|desde ahora|en adelante|en el futuro|la próxima vez|por norma|como regla general|por regla general|por defecto|debes|deberías|debe|debería|tienes que|tiene que|hay que|necesito que|quiero que|quisiera que|prefiero que|(?:puedes|podrías|puede|podría)|asegúrate de|asegúrese de|acuérdate de|recuerda|recuerde|no olvides|no olvide|olvidaste|te olvidaste de|trata de|procura)${STOP}[\\s,:;!.–—¡-]*)+`,
    "iu",
  ),
  persistent: any(LASTING, "iu"),
  cueWords: any(
    "siempre|de ahora en adelante|a partir de ahora|desde ahora|en adelante|en el futuro|cada vez|por defecto|por norma|como regla general|por regla general|la próxima vez|sin excepción|por favor|otra vez",
    "giu",
  ),
  negative: any("no|nunca|jamás|evita|evite|evitar|deja de|dejen de|deje de|en ningún caso|bajo ningún concepto|ya no|no hace falta|no es necesario", "iu"),
  negativeWords: any(
    "no hace falta|no es necesario|ya no|no|nunca|jamás|evita|evite|evitar|deja de|dejen de|deje de|en ningún caso|bajo ningún concepto",
    "giu",
  ),
  rewrites: [
    { find: /^(?:no (?:debes|debe|deberías|debería|tienes que|hay que)|no se debe) /iu, put: () => "no " },
    { find: /^(?:en lugar de|en vez de) ([^,]{2,80}),\s*(.{2,})$/iu, put: (found) => `${found[2]} en lugar de ${found[1]}` },
    {
      find: /^(?:prefiero|preferimos|preferiría) (.+?) (?:a|antes que|en lugar de|en vez de) (.+)$/iu,
      put: (found) => `usar ${found[1]} en lugar de ${found[2]}`,
    },
  ],
  verbs:
    verbs(`usar usa=usar use=usar uses=usar usen=usar utiliza=usar utilice=usar utilices=usar utilizar=usar emplea=usar emplee=usar elige=usar elija=usar prefiere=usar prefiera=usar
    agregar agrega=agregar agregue=agregar agregues=agregar añade=agregar añada=agregar añadas=agregar añadir=agregar incluye=agregar incluya=agregar incluyas=agregar incluir=agregar pon=poner ponga=poner pongas=poner poner
    escribir escribe=escribir escriba=escribir escribas=escribir redacta=escribir redacte=escribir redactar=escribir verificar verifica=verificar verifique=verificar verifiques=verificar comprueba=verificar compruebe=verificar compruebes=verificar
    comprobar=verificar revisa=verificar revise=verificar revises=verificar revisar=verificar confirma=verificar confirme=verificar confirmes=verificar confirmar=verificar valida=verificar valide=verificar validar=verificar
    preguntar pregunta=preguntar pregunte=preguntar preguntes=preguntar pide=pedir pida=pedir pidas=pedir pedir consulta=preguntar consulte=preguntar consultar=preguntar informar informa=informar informe=informar informes=informar
    avisa=informar avise=informar avisar=informar di=informar diga=informar digas=informar decir=informar menciona=informar mencione=informar menciones=informar mencionar=informar indica=informar indique=informar indicar=informar
    ejecutar ejecuta=ejecutar ejecute=ejecutar ejecutes=ejecutar corre=ejecutar corra=ejecutar correr=ejecutar lanza=ejecutar lance=ejecutar lanzar=ejecutar prueba=probar pruebe=probar probar eliminar elimina=eliminar elimine=eliminar elimines=eliminar
    borra=eliminar borre=eliminar borres=eliminar borrar=eliminar quita=eliminar quite=eliminar quites=eliminar quitar=eliminar cambiar cambia=cambiar cambie=cambiar cambies=cambiar modifica=cambiar modifique=cambiar modifiques=cambiar modificar=cambiar
    edita=cambiar edite=cambiar edites=cambiar editar=cambiar toca=cambiar toque=cambiar toques=cambiar tocar=cambiar actualiza=cambiar actualice=cambiar actualizar=cambiar crear crea=crear cree=crear crees=crear genera=crear genere=crear generes=crear generar=crear
    haz=hacer haga=hacer hagas=hacer hacer mantén=mantener mantenga=mantener mantener deja=dejar deje=dejar dejes=dejar dejar muestra=mostrar muestre=mostrar muestres=mostrar mostrar responde=responder responda=responder respondas=responder responder
    envía=enviar envíe=enviar envíes=enviar enviar reembolsa=reembolsar reembolse=reembolsar reembolses=reembolsar reembolsar cancela=cancelar cancele=cancelar canceles=cancelar cancelar ofrece=ofrecer ofrezca=ofrecer ofrecer
    lee=leer lea=leer leas=leer leer nombra=nombrar nombre=nombrar nombrar respeta=respetar respete=respetar respetar sigue=seguir siga=seguir sigas=seguir seguir explica=explicar explique=explicar explicar traduce=traducir traduzca=traducir traducir
    formatea=formatear formatee=formatear formatear documenta=documentar documente=documentar documentar adivines=adivinar adivine=adivinar adivinar supongas=suponer suponga=suponer suponer commitees=commitear commitea=commitear commitear`),
  notWishes: words(
    "yo mi mis el la los las un una unos esto eso esta este qué por cómo cuándo dónde quién porque gracias sí tal quizás nada algo es son era fue hay he ha",
  ),
  idioms: /^(?:no hay problema|no pasa nada|no importa|no te preocupes|no se preocupe|sigue así|continúa|adelante|está bien)(?!\p{L})/iu,
  contrast: /^(.*?)(?:,? en lugar de |,? en vez de |,? y no |, no |,? sino )(.*)$/iu,
  lead: /^([^,:;–—]{2,60})[,:;–—]\s+(?=(?:siempre|nunca|jamás|a partir de ahora|de ahora en adelante)(?!\p{L}))/iu,
  aside: /,\s+(?=(?:porque|ya que|pues|si no|pero|como|lo que|es|él|ella|nosotros|yo|o)(?!\p{L}))/iu,
  correcting: /^\s*(?:no,|no\s*[.!]|espera|para\b|otra vez|te dije|le dije|como dije|eso está mal|mal\b|así no|olvidaste|te olvidaste|has olvidado)/iu,
  verbFinal: null,
  mayBeVerb: /^\p{Ll}{3,}(?:ar|er|ir|a|e|as|es)$/u,
};
