import { randomUUID } from "node:crypto";
import type { Register } from "../cli";

/** `lucid mcp`: serves guidance to an agent on this machine, over stdin and stdout. */
export const register: Register = (program, context) => {
  context
    .verb(program, "mcp", "serve guidance to an agent over stdin and stdout (MCP)")
    .option("--agent <name>", "who asks: only what applies to this agent")
    .option("--role <role>", "lead or specialist")
    .option("--session <id>", "the session's id at its source, for the delivery records")
    .action(
      context.run<{ agent?: string; role?: string; session?: string }>(async ({ options, signal, note }) => {
        const { StdioServerTransport } = await import("@modelcontextprotocol/sdk/server/stdio.js");
        const { guidanceServer } = await import("@/lib/mcp/guidance-server");
        return context.withDatabase(async () => {
          const actor = await context.operator(options.workspace);
          const { agent, role, session = `mcp_${randomUUID()}` } = options;
          const server = guidanceServer(actor, { session, named: options.session !== undefined, ...(agent && { agent }), ...(role && { role }) });
          const closed = new Promise<void>((resolve) => {
            server.server.onclose = resolve;
            process.stdin.once("end", resolve);
            signal.addEventListener("abort", () => resolve(), { once: true });
          });
          await server.connect(new StdioServerTransport());
          note("Serving guidance over stdin and stdout. End it with Ctrl+C or by closing stdin.");
          await closed;
          await server.close();
          return { json: { session } };
        });
      }),
    );
};
