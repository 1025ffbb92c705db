const last = new Map<string, Promise<unknown>>();

/**
 * Runs `work` after everything of this process that asked for a turn under the same key before it, whatever became of that. Fairness
 * only: what must never run twice at once needs a lock in the database, as other processes have turns of their own.
 * @returns what `work` returns, or throws what it throws
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
  last.set(key, turn);
  const leave = () => {
    if (last.get(key) === turn) last.delete(key);
  };
  turn.then(leave, leave);
  return turn;
}
