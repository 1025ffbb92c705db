/** A size in words: 812 bytes, 4 KB, 1.2 MB (powers of 1,024). */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  const large = bytes < 1024 ** 3 ? ([bytes / 1024 ** 2, "MB"] as const) : ([bytes / 1024 ** 3, "GB"] as const);
  return `${large[0] < 10 ? large[0].toFixed(1) : Math.round(large[0])} ${large[1]}`;
}
