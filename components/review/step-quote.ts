/** Moves to the next or previous quote on the screen, in the order they are read. Returns its id. */
export function stepQuote(active: string | null, by: 1 | -1): string | null {
  // Those of the next lesson are on the page too, out of reach.
  const quotes = [...document.querySelectorAll<HTMLElement>("[data-quote]")].filter((element) => element.offsetParent !== null && !element.closest("[inert]"));
  if (quotes.length === 0) return active;
  const at = quotes.findIndex((element) => element.id === active);
  const next = quotes[at === -1 ? (by === 1 ? 0 : quotes.length - 1) : Math.min(quotes.length - 1, Math.max(0, at + by))];
  if (!next) return active;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest", behavior: "smooth" });
  return next.id;
}
