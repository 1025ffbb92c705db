/**
 * Does `work` for every item, `width` of them at a time, and gives the results in the items' order. A failure is a result too.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<{ item: T; result: PromiseSettledResult<R> }> {
  const begun: { item: T; result: Promise<PromiseSettledResult<R>> }[] = [];
  let next = 0;
  const begin = () => {
    const item = items[next++];
    if (item === undefined) return;
    const result = work(item).then(
      (value): PromiseSettledResult<R> => ({ status: "fulfilled", value }),
      (reason: unknown): PromiseSettledResult<R> => ({ status: "rejected", reason }),
    );
    begun.push({ item, result });
  };
  for (let i = 0; i < width; i++) begin();
  for (let head = begun.shift(); head !== undefined; head = begun.shift()) {
    const result = await head.result;
    begin();
    yield { item: head.item, result };
  }
}
