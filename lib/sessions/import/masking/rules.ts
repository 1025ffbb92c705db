/** What an import can mask, as data. Each pattern is linear: no nested repetition, every repetition bounded. */

export const MASK_KINDS = ["email", "phone", "card", "iban", "address", "secret"] as const;
export type MaskKind = (typeof MASK_KINDS)[number];

export interface MaskRule {
  kind: MaskKind;
  /** Its first group, where it has one, is what is masked; else all of it. */
  pattern: RegExp;
  /** What a pattern cannot say. Gets the digits and letters of what was found. */
  check?: (bare: string) => boolean;
}

/** The last digit of a card number (ISO/IEC 7812-1, annex B). */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}

/** The check digits of an IBAN (ISO 13616). */
function ibanHolds(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of moved) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return rest === 1;
}

export const MASK_RULES: readonly MaskRule[] = [
  { kind: "email", pattern: /(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-])/g },
  {
    kind: "iban",
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g,
    check: (bare) => bare.length >= 15 && bare.length <= 34 && ibanHolds(bare),
  },
  { kind: "card", pattern: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g, check: (bare) => bare.length >= 13 && /[1-9]/.test(bare) && luhn(bare) },
  // With a country's code, or in groups: a bare row of digits is as often an order's number.
  {
    kind: "phone",
    pattern: /(?<![\w.+])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){1,4}(?![\w-])/g,
    check: (bare) => bare.length >= 8 && bare.length <= 15,
  },
  { kind: "phone", pattern: /(?<![\w.+-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])/g },
  { kind: "address", pattern: /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.])/g },
  {
    kind: "secret",
    pattern:
      /(?<![A-Za-z0-9])(?:sk-ant-[A-Za-z0-9_-]{20,200}|sk-[A-Za-z0-9_-]{20,200}|gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{30,255}|glpat-[A-Za-z0-9_-]{20,100}|xox[abposr]-[A-Za-z0-9-]{10,200}|AKIA[A-Z0-9]{16}|ASIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|npm_[A-Za-z0-9]{36}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,200})(?![A-Za-z0-9])/g,
  },
  { kind: "secret", pattern: /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,4000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{10,2000}/g },
  { kind: "secret", pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{40,20000}-----END [A-Z ]{0,30}PRIVATE KEY-----/g },
  {
    kind: "secret",
    pattern: /(?:\b|_)(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|auth[_-]?token)["']?\s{0,3}[:=]\s{0,3}["']?([^\s"',;<>(){}[\]$*█]{8,200})/gi,
  },
  { kind: "secret", pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,100}:([^\s:/@]{3,200})@/gi },
];
