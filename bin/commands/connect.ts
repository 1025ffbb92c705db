import { homedir } from "node:os";
import path from "node:path";
import { createTwoFilesPatch } from "diff";
import { CONNECT_TARGETS, type ConnectTarget, type FileChange } from "@/lib/guidance/connect/connect";
import { type Register, UsageError } from "../cli";
import { guidanceFrom } from "./export";

interface Options {
  dir: string;
  settings?: string;
  apply?: boolean;
  undo?: boolean;
  agent?: string;
  role?: string;
  url?: string;
  workspace?: string;
}

const utf8 = (bytes: string | null) => Buffer.from(bytes ?? "", "latin1").toString("utf8");

function shown(changes: readonly FileChange[]): string {
  return changes.map(({ file, before, after }) => createTwoFilesPatch(before === null ? "/dev/null" : file, file, utf8(before), utf8(after))).join("\n");
}

function settingsOf(target: ConnectTarget, { settings, dir }: Options): string {
  if (settings !== undefined) return path.resolve(settings);
  if (target === "codex") return path.join(process.env.CODEX_HOME ?? path.join(homedir(), ".codex"), "config.toml");
  if (target === "mcp") throw new UsageError("--settings names the settings file of the MCP client.");
  return path.join(dir, ".mcp.json");
}

/** `lucid connect`: lets an agent on this machine read guidance, and takes it back. */
export const register: Register = (program, context) => {
  context
    .verb(program, "connect <agent>", `let an agent read guidance: ${CONNECT_TARGETS.join(", ")}. Shows what would change; --apply does it`)
    .option("--dir <folder>", "the agent's project", ".")
    .option("--settings <file>", "the client's settings file; for Codex its config.toml")
    .option("--apply", "do what is shown")
    .option("--undo", "take the connection back")
    .option("--agent <name>", "only what applies to this agent")
    .option("--role <role>", "lead or specialist")
    .option("--url <address>", "read from the Lucid at this address, with the token in LUCID_TOKEN")
    .action(
      context.run<Options>(async ({ args, options, signal }) => {
        const target = CONNECT_TARGETS.find((one) => one === args[0]);
        if (!target) throw new UsageError(`There is no ${args[0]}. There are ${CONNECT_TARGETS.join(", ")}.`);
        const { connect, disconnectAgent, planConnection } = await import("@/lib/guidance/connect/connect");
        const folder = path.resolve(options.dir);
        const settings = settingsOf(target, { ...options, dir: folder });
        const place = target === "mcp" ? settings : folder;
        const { dataDir } = context.config();
        if (options.undo) {
          const undone = disconnectAgent(dataDir, target, place);
          return { json: { undone }, text: undone.map((one) => `${one.file}: ${one.did}`).join("\n") };
        }
        const { agent, role, url, workspace } = options;
        const who = new URLSearchParams({ ...(agent && { agent }), ...(role && { role }) }).toString();
        const flags = Object.entries({ workspace, agent, role }).flatMap(([name, value]) => (value ? [`--${name}`, value] : []));
        const run = url
          ? { url: `${new URL("/api/mcp", url).toString()}${who === "" ? "" : `?${who}`}` }
          : { command: process.execPath, args: [path.join(context.root, "bin", "lucid.mjs"), "mcp", ...flags] };
        let outcome: { applied: boolean; changes: { file: string; made: boolean }[] } = { applied: false, changes: [] };
        let text = "";
        await guidanceFrom(context, options, signal, async (guidance, note) => {
          const changes = planConnection({ target, folder, settings, entry: { run }, guidance });
          if (options.apply && changes.length > 0) {
            connect(dataDir, target, place, changes);
            if (target !== "mcp") await note([target === "codex" ? "agents-md" : "claude-md"]);
          }
          outcome = { applied: options.apply === true, changes: changes.map(({ file, before }) => ({ file, made: before === null })) };
          const end = options.apply ? "Done. `lucid connect … --undo` takes it back." : "Nothing was changed yet: --apply does it.";
          text = changes.length === 0 ? "Everything is connected already." : `${shown(changes)}\n${end}`;
        });
        return { json: outcome, text };
      }),
    );
};
