const UNITS = [
  [24 * 60, "day"],
  [60, "hour"],
  [1, "minute"],
] as const;

/** Minutes in the largest unit that gives a whole number: "7 days", "90 minutes". */
export function minutesInWords(minutes: number): string {
  const [size, unit] = UNITS.find(([length]) => minutes % length === 0) ?? UNITS[2];
  const count = minutes / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
