import type { ImportSource } from "@/lib/sessions/import/report";
import { ClaudeCodeWriter } from "../formats/claude-code";
import { fileSource } from "../formats/file";
import { Random } from "../random";
import { allWork, CLAUDE_MD, ONE_OFFS, PLAN, TEST_FAILURES, type Work } from "./work";

const HOMES = ["/home/ana", "/home/bjorn", "/home/chidi", "/Users/mei", "/Users/theo"] as const;

const FORMATTER = [
  "Always run the formatter before you commit.",
  "you forgot the formatter. always run the formatter before you commit",
  "Please always run the formatter before you commit, CI is red again.",
  "From now on always run the formatter before you commit",
  "always run the formatter before you commit, please",
  "Again unformatted. Always run the formatter before you commit.",
  "Remember: always run the formatter before you commit.",
] as const;

const GENERATED = [
  "Never edit generated files. Change schema.graphql and run make generate.",
  "never edit generated files, they are overwritten",
  "No: never edit the generated files. The schema is the source.",
  "Never edit generated files by hand, please.",
] as const;

const RUNNER = [
  "Use make test instead of npx jest.",
  "use make test instead of npx jest, it sets up the database",
  "Always use make test instead of npx jest here.",
  "please use make test instead of npx jest",
  "Use make test instead of npx jest. Jest alone misses the setup.",
] as const;

/** Which session shows what, by ordinal: spread over people and weeks. */
const PLANTED = {
  formatter: [3, 11, 17, 24, 33, 41, 52],
  generated: [7, 20, 38, 49],
  runner: [5, 14, 28, 44, 57],
  unread: [2, 9, 16, 21, 30, 36, 47, 55],
  push: [4, 13, 26, 35, 46, 58],
  missing: [6, 19, 27, 40, 51],
  plan: [10, 31, 53],
  interrupted: [8, 23, 45],
  sidechain: [1, 12, 25, 39, 50],
  apiError: [15, 37],
} as const;

/** Sixty Claude Code transcripts of five people, some with an earlier checkpoint of the same session beside them. */
export function* engineeringFiles(): Generator<ImportSource> {
  const work = new Random("engineering/work").shuffle(allWork());
  for (let ordinal = 0; ordinal < work.length; ordinal++) {
    const writer = write(ordinal, work[ordinal] as Work);
    if (ordinal % 12 === 5) yield fileSource(`projects/tidepool/earlier/${writer.sessionId}.jsonl`, writer.file(Math.floor(writer.records.length * 0.6)));
    yield fileSource(`projects/tidepool/${writer.sessionId}.jsonl`, writer.file());
  }
}

function has(kind: keyof typeof PLANTED, ordinal: number): boolean {
  return (PLANTED[kind] as readonly number[]).includes(ordinal);
}

function words(list: readonly string[], kind: keyof typeof PLANTED, ordinal: number): string {
  return list[(PLANTED[kind] as readonly number[]).indexOf(ordinal) % list.length] as string;
}

function write(ordinal: number, work: Work): ClaudeCodeWriter {
  const random = new Random(`engineering/${ordinal}`);
  const home = HOMES[ordinal % HOMES.length] as string;
  const day = 2 + Math.floor(ordinal / 3);
  const writer = new ClaudeCodeWriter({
    seed: String(ordinal),
    home,
    project: "tidepool",
    branch: random.pick(["main", `fix/${ordinal}`, "next"]),
    startedAt: new Date(Date.UTC(2026, 1, day, random.int(7, 17), random.int(0, 59), random.int(0, 59))),
    version: random.pick(["2.1.39", "2.1.41", "2.1.52"]),
  });
  const path = `${home}/code/tidepool/${work.file}`;
  writer.meta(CLAUDE_MD);
  writer.person(has("plan", ordinal) ? PLAN : work.ask);
  writer.says(
    random.pick([
      "I'll look at the code first.",
      "Let me find where that happens.",
      "I'll start with the file that is named.",
      "Let me read the code around it.",
    ]),
  );
  if (has("sidechain", ordinal)) explore(writer, work, path);
  if (has("apiError", ordinal)) writer.apiError();
  edit(writer, random, ordinal, work, path);
  test(writer, random, ordinal, path);
  if (has("interrupted", ordinal)) {
    writer.interrupted();
    writer.person(random.pick(["wait, wrong file", "stop, I'll do that part myself", "hold on, look at the ticket first"]));
    writer.says("I've stopped. Tell me how you would like to go on.");
  }
  if (ordinal % 2 === 0) writer.person(ONE_OFFS[ordinal / 2] as string);
  commit(writer, random, ordinal, work);
  writer.hookSummary();
  if (random.chance(0.3)) writer.summary(work.done.replace(/\.$/, ""));
  return writer;
}

function explore(writer: ClaudeCodeWriter, work: Work, path: string): void {
  writer.sidechain(
    `Find every place that uses ${work.file} and tell me which of them need a change.`,
    () => {
      writer.tool(
        "Grep",
        { pattern: work.file.replace(/^src\//, ""), output_mode: "files_with_matches" },
        `${path}\n${path.replace(/\.tsx?$/, ".test.ts")}`,
        true,
      );
      writer.says("Two files use it; only the first needs a change.", true);
    },
    "Two files use it; only the first needs a change.",
  );
}

function edit(writer: ClaudeCodeWriter, random: Random, ordinal: number, work: Work, path: string): void {
  const change = { file_path: path, old_string: `return items.map(`, new_string: `return visible.map(` };
  if (has("unread", ordinal)) writer.fails("Edit", change, "<tool_use_error>File has not been read yet. Read it first before writing to it.</tool_use_error>");
  writer.tool(
    "Read",
    { file_path: path },
    `     1→import { list } from "./api";\n     2→\n     3→export function view(items: Item[]) {\n     4→  return items.map((item) => item.id);\n     5→}`,
  );
  writer.says(work.found);
  if (has("generated", ordinal)) {
    const generated = {
      file_path: path.replace(/src\/.*/, "src/generated/client.ts"),
      old_string: "type Item = {",
      new_string: "type Item = { archivedAt?: string;",
    };
    writer.rejected("Edit", generated, words(GENERATED, "generated", ordinal));
    writer.tool("Edit", { ...generated, file_path: path.replace(/src\/.*/, "schema.graphql") }, "The file has been updated.");
  }
  writer.tool("Edit", change, `The file ${path} has been updated.`);
  if (random.chance(0.2))
    writer.fails(
      "Edit",
      { ...change, old_string: random.pick(["const total =", "useEffect(() => {", "export default"]) },
      `<tool_use_error>String to replace not found in file.\nString: ${random.hex(6)}</tool_use_error>`,
    );
}

function test(writer: ClaudeCodeWriter, random: Random, ordinal: number, path: string): void {
  const passed = `Tests: ${random.int(120, 190)} passed\nTime: ${random.int(4, 19)}.${random.int(1, 9)} s`;
  if (has("runner", ordinal)) {
    writer.rejected("Bash", { command: "npx jest", description: "Run the tests" }, words(RUNNER, "runner", ordinal));
    writer.tool("Bash", { command: "make test", description: "Run the tests" }, passed);
    return;
  }
  if (has("missing", ordinal)) {
    writer.fails(
      "Bash",
      { command: "make test", description: "Run the tests" },
      "Exit code 2\nError: Cannot find module './generated/client' from 'src/api.ts'",
    );
    writer.tool("Bash", { command: "make generate", description: "Generate the client" }, "generated 14 files");
  } else if (ordinal % 4 === 3 && ordinal < 48) {
    writer.fails("Bash", { command: "make test", description: "Run the tests" }, `Exit code 1\n${TEST_FAILURES[(ordinal - 3) / 4]}`);
    writer.says(random.pick(["A test shows that I missed a case. I'll correct it.", "That is my change. Fixing it."]));
    writer.tool("Edit", { file_path: path, old_string: "visible.map(", new_string: "visible.filter(Boolean).map(" }, `The file ${path} has been updated.`);
  }
  writer.tool("Bash", { command: "make test", description: "Run the tests" }, passed);
}

function commit(writer: ClaudeCodeWriter, random: Random, ordinal: number, work: Work): void {
  writer.tool(
    "Bash",
    { command: `git commit -am "${work.done.split(/[,.]/)[0]}"`, description: "Commit" },
    `[${random.hex(7)}] ${work.done}\n ${random.int(1, 4)} files changed`,
  );
  if (has("formatter", ordinal)) {
    writer.person(words(FORMATTER, "formatter", ordinal));
    writer.tool("Bash", { command: "make format", description: "Run the formatter" }, "formatted 3 files");
    writer.tool("Bash", { command: "git commit -a --amend --no-edit", description: "Commit again" }, "1 file changed");
  }
  if (has("push", ordinal)) {
    writer.fails(
      "Bash",
      { command: "git push", description: "Push" },
      "Exit code 1\nerror: failed to push some refs to 'origin'\nhint: Updates were rejected because the remote contains work that you do not have locally.",
    );
    writer.tool("Bash", { command: "git pull --rebase", description: "Fetch and rebase" }, "Successfully rebased and updated.");
    writer.tool("Bash", { command: "git push", description: "Push" }, "   main -> main");
  }
  writer.says(work.done);
}
