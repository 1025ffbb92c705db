import { readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { createContext, parse, type Register } from "./cli";
import { register as audit } from "./commands/audit";
import { register as backup } from "./commands/backup";
import { register as connectAgent } from "./commands/connect";
import { register as doctor } from "./commands/doctor";
import { register as dream } from "./commands/dream";
import { register as exportFiles } from "./commands/export";
import { register as guidance } from "./commands/guidance";
import { register as importSessions } from "./commands/import";
import { register as lessons } from "./commands/lessons";
import { register as mcp } from "./commands/mcp";
import { register as redact } from "./commands/redact";
import { register as start } from "./commands/start";
import { register as token } from "./commands/token";
import { register as user } from "./commands/user";
import { register as watchFolder } from "./commands/watch";
import { register as worker } from "./commands/worker";
import { register as workspace } from "./commands/workspace";

// Each verb is a module of its own in bin/commands, with one line here. What is heavy is imported inside its action.
const VERBS: Register[] = [
  start,
  worker,
  importSessions,
  watchFolder,
  dream,
  lessons,
  guidance,
  exportFiles,
  connectAgent,
  mcp,
  audit,
  user,
  token,
  workspace,
  redact,
  backup,
  doctor,
];

/** Runs `lucid` with these words. */
export async function main(root: string, argv: string[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  const program = new Command("lucid")
    .description("Shows people what agents learned, and delivers only what they approved.")
    .version(version)
    .showHelpAfterError("(add --help for what it takes)")
    .configureHelp({ sortSubcommands: false })
    .exitOverride();
  const context = createContext(root);
  for (const register of VERBS) register(program, context);
  await parse(program, argv);
}
