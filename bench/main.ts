import { type Bench, inOwnDatabase } from "./bench";

// `npm run bench [name]`: each figure in the same run as the floor that it is compared with. `import --large[=MB]` and `import --many[=MB]` show the memory
// that one very large session takes, and that very many small ones take.
const BENCHES: Record<string, () => Promise<Bench>> = {
  import: async () => (await import("./import")).default,
  reads: async () => {
    const { benchReads } = await import("./reads");
    return { run: async ({ say }) => say(JSON.stringify(await benchReads({ databaseUrl: process.env.DATABASE_URL ?? "" }), null, 2)) };
  },
  trail: async () => (await import("./trail/figures")).default,
  review: async () => (await import("./review")).default,
  redaction: async () => (await import("./trail/redaction")).default,
  guidance: async () => (await import("./guidance")).default,
  effect: async () => (await import("./effect")).default,
  desk: async () => (await import("./desk")).default,
  find: async () => (await import("./find")).default,
  otlp: async () => (await import("./otlp")).default,
  publishing: async () => (await import("./publishing")).default,
  attribution: async () => (await import("./attribution")).default,
};

const given = process.argv.slice(2).filter((argument) => argument !== "--");
const flags = given.filter((argument) => argument.startsWith("-"));
const wanted = given.filter((argument) => !argument.startsWith("-"));
const unknown = wanted.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  console.error(`There is no bench ${unknown}. Known: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(2);
}
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await inOwnDatabase(name, await load(), flags);
}
