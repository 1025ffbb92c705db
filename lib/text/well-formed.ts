/** Text that PostgreSQL can store and every reader counts alike: NUL and lone surrogates become U+FFFD, one for one, so that offsets stay. */
export function wellFormed(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "\ufffd") : whole;
}
