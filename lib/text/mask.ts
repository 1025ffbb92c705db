/** Raise it when a mask can come out differently: features are rebuilt from it. */
export const MASK_VERSION = 1;

/** What a varying part of a text is replaced by. */
export const PLACEHOLDERS = ["<url>", "<email>", "<uuid>", "<date>", "<ip>", "<path>", "<hash>", "<str>", "<id>", "<num>"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

// One pass. The order of the alternatives is the order of precedence; every repetition is bounded, so that no text is slow.
const VARYING = new RegExp(
  [
    String.raw`(?<url>\b(?:https?|wss?|ftp|file):\/\/[^\s"'<>\]})]{1,2000})`,
    String.raw`(?<email>\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})`,
    String.raw`(?<uuid>\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b)`,
    String.raw`(?<date>\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b)`,
    String.raw`(?<ip>\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b)`,
    String.raw`(?<str>"[^"\n]{0,400}"|“[^”\n]{0,400}”|„[^“\n]{0,400}“|«[^»\n]{0,400}»|${"`"}[^${"`"}\n]{0,400}${"`"}|(?<![\w'])'[^'\n]{0,400}'(?!\w))`,
    String.raw`(?<path>(?<![\w<])(?:~|\.{1,2}|[A-Za-z]:)?[\\/](?:[\w.@+-]{1,200}[\\/]){0,40}[\w.@+-]{1,200}|\b[\w.@+-]{1,200}[\\/](?:[\w.@+-]{1,200}[\\/]){0,40}[\w@+-]{1,200}\.[A-Za-z]\w{0,9}\b)`,
    String.raw`(?<word>[A-Za-z_#][\w-]{0,200}|[-+]?\d[\w.,:-]{0,200}%?)`,
  ].join("|"),
  "g",
);

const TYPED = ["url", "email", "uuid", "date", "ip", "str", "path"] as const;

/** A bare word or number: an id or hash when digits and letters mix, a number when it is one, else itself. */
function maskWord(word: string): string {
  let digits = 0;
  let letters = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 48 && code <= 57) digits++;
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) letters++;
  }
  if (digits === 0) return word.length >= 32 && /^[0-9a-f]+$/.test(word) ? "<hash>" : word;
  if (letters === 0) {
    const tail = /[.,:]+$/.exec(word)?.[0] ?? "";
    return `<num>${tail}`;
  }
  if (/^[0-9a-f]{7,64}$/.test(word)) return "<hash>";
  const tail = /[.,:-]+$/.exec(word)?.[0] ?? "";
  return `${/^[-+]?\d[\d.,]*(?:ms|s|m|h|d|kb|mb|gb|b|k|x|px|st|nd|rd|th)?[.,:]*$/i.test(word) ? "<num>" : "<id>"}${tail}`;
}

/**
 * The template of a text: what varies between two cases of the same thing becomes a typed placeholder (numbers, ids, quoted
 * strings, paths, hashes, addresses, dates). White space is folded. Pure and versioned by `MASK_VERSION`; at most 400 UTF-16
 * units of the text are read, because a template names a thing and does not retell it.
 */
export function mask(text: string): string {
  const head = text.length > 400 ? text.slice(0, 400).replace(/[\ud800-\udbff]$/, "") : text;
  const masked = head.replace(VARYING, (...args: unknown[]) => {
    const groups = args.at(-1) as Record<string, string | undefined>;
    for (const name of TYPED) if (groups[name] !== undefined) return `<${name}>`;
    return maskWord(args[0] as string);
  });
  return masked
    .replace(/\s+/g, " ")
    .replace(/(<(?:num|id|str|path|hash|date)>)(?:\s*[,;|]\s*\1)+/g, "$1")
    .trim()
    .replace(/[.!:;,]+$/, "");
}

/** A mask as people read it: every placeholder is an ellipsis. */
export function unmask(template: string): string {
  return template.replace(/<(?:url|email|uuid|date|ip|path|hash|str|id|num|\*)>/g, "…").replace(/…(?:[ ,]*…)+/g, "…");
}
