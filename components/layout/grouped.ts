/** The list in groups, in the order in which each group first appears. */
export function grouped<T>(list: readonly T[], groupOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(groupOf(one));
    if (group) group.push(one);
    else groups.set(groupOf(one), [one]);
  }
  return [...groups];
}
