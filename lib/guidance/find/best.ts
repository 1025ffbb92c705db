/** The `most` best, best first, without ordering the rest: a heap with the worst of the kept on top. `before(a, b)`: whether a is better. */
export function bestOf(candidates: ArrayLike<number>, most: number, before: (a: number, b: number) => boolean): number[] {
  const heap: number[] = [];
  const sink = (from: number) => {
    let at = from;
    for (;;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && before(heap[worst] ?? 0, heap[child] ?? 0)) worst = child;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] ?? 0, heap[at] ?? 0];
      at = worst;
    }
  };
  for (let n = 0; n < candidates.length; n++) {
    const candidate = candidates[n] ?? 0;
    if (heap.length < most) {
      heap.push(candidate);
      if (heap.length === most) for (let at = (most >>> 1) - 1; at >= 0; at--) sink(at);
    } else if (before(candidate, heap[0] ?? 0)) {
      heap[0] = candidate;
      sink(0);
    }
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
}
