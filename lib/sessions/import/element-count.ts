/** Where in a JSON file the reading is: which element of which list. Pure. */
export class ElementCount {
  private readonly counts = new Map<string | null, number>();
  private last: string | null = null;

  /** One more element of the list under `key`, or of the root list. */
  next(key: string | null): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    this.last = key;
  }

  /** In words, with a space before: " It is element 3 of “simulations”."; empty before the first. `after` is for what comes behind the last one read. */
  words(after = false): string {
    const count = this.counts.get(this.last);
    if (count === undefined) return "";
    return ` It is ${after ? "after " : ""}element ${count} of ${this.last === null ? "the list" : `“${this.last.slice(0, 60)}”`}.`;
  }
}
