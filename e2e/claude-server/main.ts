import { parseArgs } from "node:util";
import { startClaudeServer } from "./start";

/** The stand-in as a process of its own: `tsx e2e/claude-server/main.ts --port 4010 --sessions 300`. */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    key: { type: "string" },
    "webhook-key": { type: "string" },
    sessions: { type: "string", default: "0" },
    "pending-ms": { type: "string", default: "1500" },
    "step-ms": { type: "string", default: "150" },
  },
});

const server = await startClaudeServer({
  port: Number(values.port),
  timing: { pendingMs: Number(values["pending-ms"]), stepMs: Number(values["step-ms"]) },
  ...(values.key === undefined ? {} : { key: values.key }),
  ...(values["webhook-key"] === undefined ? {} : { webhookKey: values["webhook-key"] }),
});
const sessions = Number(values.sessions);
if (sessions > 0) await server.control.seed({ sessions });
console.log(JSON.stringify({ url: server.url, key: server.key, webhookKey: server.webhookKey, sessions }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close().then(() => process.exit(0)));
