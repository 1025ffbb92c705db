import type { ImportSource } from "@/lib/sessions/import/report";
import { fileSource } from "../formats/file";
import { ManagedAgentsWriter } from "../formats/managed-agents";
import { Random } from "../random";

const PARTIES = [
  "Halden Freight",
  "Morrow & Sons",
  "Brightwater Clinics",
  "Ostrava Steel",
  "Juniper Analytics",
  "Kestrel Foods",
  "Northfold Housing",
  "Tamarisk Energy",
] as const;
const TYPES = ["supply agreement", "non-disclosure agreement", "office lease", "software licence", "consulting agreement"] as const;
const RUBRIC = [
  "- **Parties**: every party is named as in the signature block.",
  "- **Liability cap**: the cap is quoted with its clause number.",
  "- **Termination**: notice periods are given in days.",
  "- **Governing law**: named, with the place of jurisdiction.",
  "- **Risks**: at least three, each with the clause it rests on.",
].join("\n");

const LEAD = "contract-lead";
const READER = "clause-reader";
const RISK = "risk-analyst";

const PEOPLE = ["Ruth Abara", "Jens Holst", "Camille Roy"] as const;
const DAYS = [
  "Always give notice periods in days, even when the contract says months.",
  "Please always give notice periods in days.",
  "Notice periods always in days, never in months, please.",
  "Always give the notice periods in days.",
] as const;

/** Forty reviews of eight contracts: a lead asks two specialists, a grader sends the summary back until the rubric is met. */
export function* contractFiles(): Generator<ImportSource> {
  for (let ordinal = 0; ordinal < 40; ordinal++) yield review(ordinal);
}

function review(ordinal: number): ImportSource {
  const random = new Random(`contracts/${ordinal}`);
  const which = ordinal % PARTIES.length;
  const party = PARTIES[which] as string;
  const kind = TYPES[which % TYPES.length] as string;
  const startedAt = new Date(Date.UTC(2026, 2, 2 + Math.floor(ordinal / 3), random.int(8, 16), random.int(0, 59), random.int(0, 59)));
  const person = PEOPLE[(2 * ordinal + Math.floor(ordinal / PEOPLE.length)) % PEOPLE.length] as string;
  const writer = new ManagedAgentsWriter({ seed: String(ordinal), agent: LEAD, version: ordinal < 20 ? 4 : 5, startedAt });
  writer.person(
    random.pick([
      `Please summarise the ${kind} with ${party} for the board.`,
      `I need a summary of the ${party} ${kind} by noon.`,
      `Summary of the ${kind} with ${party}, please. Same form as last time.`,
    ]),
  );
  writer.outcome(`A summary of the ${kind} with ${party} that the board can read in five minutes`, RUBRIC);
  if ([3, 10, 18, 26].includes(ordinal)) writer.person(DAYS[[3, 10, 18, 26].indexOf(ordinal)] as string);
  writer.says(
    random.pick([
      "I'll have the clauses read first, then the risks weighed.",
      "Two specialists will work on this: one reads the clauses, one looks at the risks.",
    ]),
  );
  read(writer, random, party);
  weigh(writer, random, party);
  summarise(writer, random, ordinal, party, kind);
  return fileSource(
    `sessions/${writer.id}.json`,
    writer.file(`${party}: ${kind}`, { task_key: `${kind} ${party}`.toLowerCase().replace(/[^a-z]+/g, "-"), user: person }),
  );
}

function read(writer: ManagedAgentsWriter, random: Random, party: string): void {
  const thread = writer.specialist(READER, `Read the contract with ${party} and list liability, termination and governing law with clause numbers.`);
  const path = `/mnt/contracts/${party.toLowerCase().replace(/[^a-z]+/g, "-")}.pdf`;
  if (random.chance(0.3)) {
    writer.tool("read_document", { path, pages: "all" }, "Error: document has more than 40 pages; read at most 20 pages at a time", { thread, failed: true });
    writer.tool("read_document", { path, pages: "1-20" }, `Agreement between ${party} and the Client. 1. Definitions …`, { thread });
  } else writer.tool("read_document", { path, pages: "1-20" }, `Agreement between ${party} and the Client. 1. Definitions …`, { thread });
  writer.tool(
    "read_document",
    { path, pages: "21-38" },
    "14. Liability. 14.2 The total liability is limited to … 17. Termination. Either party may terminate with three months' notice …",
    { thread },
  );
  writer.answers(
    READER,
    thread,
    `Liability: clause 14.2. Termination: clause 17, ${random.pick(["three months'", "six weeks'", "thirty days'"])} notice. Governing law: clause 22.`,
  );
}

function weigh(writer: ManagedAgentsWriter, random: Random, party: string): void {
  const thread = writer.specialist(RISK, `Which risks does the contract with ${party} carry? Name the clause of each.`);
  writer.tool("search_clauses", { query: random.pick(["indemnity", "penalty", "exclusivity", "automatic renewal"]) }, "clause 9.3, clause 18.1", { thread });
  writer.answers(
    RISK,
    thread,
    random.pick([
      "Automatic renewal (9.3), exclusivity (18.1), uncapped indemnity (14.5).",
      "Uncapped indemnity (14.5) and a penalty for late notice (17.4). A third: price indexation (6.2).",
    ]),
  );
}

function summarise(writer: ManagedAgentsWriter, random: Random, ordinal: number, party: string, kind: string): void {
  const noClause = ordinal % 3 === 0;
  const inMonths = ordinal % 4 !== 1;
  const write = (liability: string, notice: string) => {
    const content = `# ${party}: ${kind}\n\n## Liability\n\nLiability is capped${liability}.\n\n## Termination\n\nEither party may end the contract with ${notice} notice.`;
    writer.tool("write_file", { path: "/mnt/session/outputs/summary.md", content }, "written");
  };
  write(noClause ? "" : " (clause 14.2)", inMonths ? "three months'" : "90 days'");
  writer.says("The summary is written.");
  const misses: string[] = [];
  if (inMonths) misses.push("Termination: not met. The notice period is given in months, the rubric asks for days.");
  if (noClause) misses.push("Liability cap: not met. The clause number is missing.");
  if (ordinal % 11 === 4) misses.push("Risks: not met. Only two risks are named.");
  for (let round = 0; misses.length > 0 && round < 2; round++) {
    writer.graded("needs_revision", misses.join("\n"));
    misses.splice(0, random.int(1, 2));
    writer.says(random.pick(["I'll correct what the grader found.", "Correcting the summary."]));
    write(" (clause 14.2)", "90 days'");
  }
  if (misses.length > 0 || ordinal % 13 === 7)
    writer.graded("max_iterations_reached", misses.join("\n") || "Governing law: not met. The place of jurisdiction is missing.");
  else writer.graded("satisfied", "All criteria are met.");
}
