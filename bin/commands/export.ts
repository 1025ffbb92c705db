import path from "node:path";
import { FILE_FORMATS, type FileFormat } from "@/lib/guidance/files/targets";
import type { Guidance } from "@/lib/guidance/formats";
import { type CommandContext, type Register, UsageError } from "../cli";

interface Options {
  format: string[];
  out: string;
  check?: boolean;
  agent?: string;
  role?: string;
  task?: string;
  tools?: string;
  url?: string;
  workspace?: string;
}

export interface GuidanceSource {
  agent?: string | undefined;
  role?: string | undefined;
  task?: string | undefined;
  tools?: string | undefined;
  url?: string | undefined;
  workspace?: string | undefined;
}

/** What applies, from this installation's database or, with `url`, from another installation with LUCID_TOKEN. */
export async function guidanceFrom(
  context: CommandContext,
  source: GuidanceSource,
  signal: AbortSignal,
  then: (guidance: Guidance, note: (formats: readonly FileFormat[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { agent, role, task } = source;
  const tools = (source.tools ?? "")
    .split(",")
    .map((tool) => tool.trim())
    .filter((tool) => tool !== "");
  const question = { ...(agent && { agent }), ...(role && { role }), ...(task && { task }), ...(tools.length > 0 && { tools }) };
  if (source.url !== undefined) {
    const token = process.env.LUCID_TOKEN;
    if (!token) throw new UsageError("Set LUCID_TOKEN to an API token with the permission guidance.read.");
    if (!URL.canParse(source.url)) throw new UsageError("--url is the address of a Lucid, such as https://lucid.example.org.");
    const { remoteGuidance } = await import("@/lib/guidance/remote");
    return then(await remoteGuidance(source.url, token, question, signal), async () => undefined);
  }
  const { guidanceFor } = await import("@/lib/guidance/queries");
  const { recordExport } = await import("@/lib/guidance/files/export");
  return context.withDatabase(async () => {
    const actor = await context.operator(source.workspace);
    const guidance = await guidanceFor(actor, question);
    await then(guidance, (formats) => recordExport(actor, guidance, formats));
  });
}

const collect = (value: string, before: string[]) => [...before, ...value.split(",")];

/** `lucid export`: guidance into the files that agents read, in a block of its own. */
export const register: Register = (program, context) => {
  context
    .verb(program, "export", "write guidance into CLAUDE.md, AGENTS.md or a skill, in a block that leaves the rest alone")
    .requiredOption("--format <format>", `one or more of ${FILE_FORMATS.join(", ")}`, collect, [])
    .requiredOption("--out <folder>", "the folder in which the files lie")
    .option("--check", "write nothing; exit 1 when a file is not what the release in force gives")
    .option("--agent <name>", "only what applies to this agent")
    .option("--role <role>", "lead or specialist")
    .option("--task <key>", "only what applies to this task")
    .option("--tools <names>", "only what applies to these tools, separated by commas")
    .option("--url <address>", "ask the Lucid at this address, with the token in LUCID_TOKEN")
    .action(
      context.run<Options>(async ({ options, signal }) => {
        const formats = options.format.filter((format): format is FileFormat => (FILE_FORMATS as readonly string[]).includes(format));
        if (formats.length === 0 || formats.length < options.format.length) throw new UsageError(`--format must be one of ${FILE_FORMATS.join(", ")}.`);
        const { exportFile } = await import("@/lib/guidance/files/export");
        const folder = path.resolve(options.out);
        let outcome: { ok: boolean; release: number | null; files: ReturnType<typeof exportFile>[] } = { ok: false, release: null, files: [] };
        await guidanceFrom(context, options, signal, async (guidance, note) => {
          const files = formats.map((format) => exportFile(format, guidance, folder, options.check === true));
          if (files.some((file) => file.state === "written")) await note(formats);
          outcome = { ok: files.every((file) => file.state === "current" || file.state === "written"), release: guidance.release?.number ?? null, files };
        });
        const text = outcome.files.map((file) => `${file.path}: ${file.state}${file.reason === "" ? "" : `. ${file.reason}`}`).join("\n");
        return { json: outcome, text, exit: outcome.ok ? 0 : 1 };
      }),
    );
};
