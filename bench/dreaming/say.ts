/** Lines of the table that `npm run bench:dream` prints. */
export const say = (line: string): void => console.log(line);
export const row = (measure: string, value: string, least: string): void => say(`| ${measure} | ${value} | ${least} |`);
export const share = (part: number, whole: number): string => (whole === 0 ? "–" : (part / whole).toFixed(2));
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const many = (count: number): string => Math.round(count).toLocaleString("en");
/** The most memory that this process has had, in MB. */
export const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
