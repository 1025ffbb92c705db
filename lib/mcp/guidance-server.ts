import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { recordDelivery } from "@/lib/guidance/delivery-record";
import { findGuidance } from "@/lib/guidance/find/queries";
import { findSchema } from "@/lib/guidance/find/schema";
import { type Guidance, render } from "@/lib/guidance/formats";
import { sessionIsHeldOut } from "@/lib/guidance/hold-out";
import { reportOutcome } from "@/lib/guidance/outcomes";
import { guidanceFor, renderedGuidance } from "@/lib/guidance/queries";
import { indexOf } from "@/lib/guidance/release-index";
import { outcomeSchema } from "@/lib/guidance/schema";
import { log } from "@/lib/log";

/** The MCP server: approved guidance as resources, tools and a prompt. The same over HTTP and stdio. */

export interface Connection {
  /** By what the deliveries of this connection are known, unless a call names its session. */
  session: string;
  /** Whether somebody named that session. A connection's own id is nobody's session yet: it is never held out. */
  named: boolean;
  agent?: string;
  role?: string;
}

const URI = "lucid://guidance/";
const MARKDOWN = "text/markdown";
const INSTRUCTIONS =
  "Guidance that people reviewed and approved for this work. Call find_guidance with a sentence about the task before you start, follow what applies, and call report_outcome when you are done.";

const sessionSchema = findSchema.shape.session.meta({ description: "the id of your session, when you know it" });

/** A tool's answer, or a sentence that the model can act on. */
async function told(work: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return { isError: true, content: [{ type: "text", text: error.message }] };
    log.error({ err: error }, "an MCP tool failed");
    return { isError: true, content: [{ type: "text", text: "This failed because of an unexpected error. The server's log says why." }] };
  }
}

/** A server for one actor and one connection. Every call is authorised like any other way in. */
export function guidanceServer(actor: Actor, connection: Connection): McpServer {
  const server = new McpServer({ name: "lucid", title: "Lucid guidance", version: "1" }, { instructions: INSTRUCTIONS });
  const { agent, role } = connection;
  const audience = { ...(agent && { agent }), ...(role && { role }) };

  /** What applies; nothing for a session that is held out. */
  const applying = async (): Promise<Guidance & { heldOut: boolean }> => {
    const guidance = await guidanceFor(actor, audience);
    const heldOut = connection.named && (await sessionIsHeldOut(actor.workspaceId, connection.session));
    return { release: guidance.release, items: heldOut ? [] : guidance.items, heldOut };
  };

  /** The items that apply, with those named recorded as delivered; for a session that is held out, as what it would have got. */
  const deliver = async (paths: readonly string[] | null): Promise<Guidance> => {
    const rendered = await renderedGuidance(actor, audience, "json");
    const { release, items: applies, heldOut } = await applying();
    const items = rendered.items.filter((item) => paths === null || paths.includes(item.path));
    if (release && items.length > 0) {
      await transact((tx) =>
        recordDelivery(tx, actor, {
          releaseId: release.id,
          destination: "mcp",
          session: connection.session,
          agent: agent ?? "",
          role: role ?? "",
          proof: "response",
          request: { mcp: paths === null ? "prompt" : "resource" },
          items,
          heldOut,
        }),
      );
    }
    return { release, items: applies.filter((item) => paths === null || paths.includes(item.path)) };
  };

  server.registerResource(
    "guidance-index",
    `${URI}index`,
    { title: "Guidance index", description: "What guidance there is and when to use it", mimeType: MARKDOWN },
    async (uri) => ({ contents: [{ uri: uri.href, mimeType: MARKDOWN, text: indexOf((await applying()).items) }] }),
  );

  server.registerResource(
    "guidance-item",
    new ResourceTemplate(`${URI}items/{+path}`, {
      list: async () => ({
        resources: (await applying()).items.map((item) => ({
          uri: `${URI}items/${item.path}`,
          name: item.path,
          title: item.title,
          mimeType: MARKDOWN,
          size: Buffer.byteLength(item.content),
          ...(item.trigger !== "" && { description: `Use when ${item.trigger}` }),
        })),
      }),
    }),
    { title: "Guidance item", description: "One approved item, byte for byte", mimeType: MARKDOWN },
    async (uri, { path }) => {
      const wanted = Array.isArray(path) ? path.join("/") : path;
      const [item] = (await deliver([decodeURIComponent(wanted ?? "")])).items;
      if (!item) throw notFound("guidance item");
      return { contents: [{ uri: uri.href, mimeType: MARKDOWN, text: item.content, _meta: { sha256: item.sha256, revision: item.revision } }] };
    },
  );

  server.registerTool(
    "find_guidance",
    {
      title: "Find guidance",
      description: "The few approved items that fit a task, best first, each with why it was chosen. Call it before you start.",
      inputSchema: { task: findSchema.shape.task, tools: findSchema.shape.tools, limit: findSchema.shape.limit, session: sessionSchema },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ task, tools, limit, session }) =>
      told(async () => {
        const named = session !== undefined || connection.named;
        const ask = { ...audience, task, limit, session: session ?? connection.session, ...(tools && { tools }) };
        const found = await findGuidance(actor, ask, { destination: "mcp", named });
        if (found.items.length === 0)
          return { content: [{ type: "text", text: "No guidance fits this task. Go on without." }], structuredContent: { items: [] } };
        const reasons = found.items.map((item) => `- ${item.path}: ${item.why}`).join("\n");
        return {
          content: [
            { type: "text", text: render(found, "markdown") },
            { type: "text", text: `Why these:\n${reasons}` },
          ],
          structuredContent: {
            release: found.release?.number,
            items: found.items.map(({ path, sha256, title, why }) => ({ path, sha256, title, why })),
          },
        };
      }),
  );

  server.registerTool(
    "report_outcome",
    {
      title: "Report the outcome",
      description: "Say how the task went and which items helped, harmed or were not used. Call it once, when you are done.",
      inputSchema: {
        result: outcomeSchema.shape.result,
        note: outcomeSchema.shape.note,
        items: outcomeSchema.shape.items.meta({ description: "the items you were given, by path, with your judgement" }),
        session: sessionSchema,
      },
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    ({ result, note, items, session }) =>
      told(async () => {
        const report = await reportOutcome(actor, { session: session ?? connection.session, agent: agent ?? "", result, note, items });
        return { content: [{ type: "text", text: "Thank you. This was written down." }], structuredContent: { id: report.id, items: report.items } };
      }),
  );

  server.registerPrompt(
    "load_guidance",
    {
      title: "Load guidance",
      description: "Puts the approved guidance that applies into the conversation: what fits a task when one is named, else all of it.",
      argsSchema: { task: z.string().max(20_000).optional() },
    },
    async ({ task }) => {
      await authorize(actor, "guidance.read");
      const by = { destination: "mcp" as const, named: connection.named };
      const guidance =
        task === undefined || task.trim() === "" ? await deliver(null) : await findGuidance(actor, { ...audience, task, session: connection.session }, by);
      return { messages: [{ role: "user", content: { type: "text", text: render(guidance, "markdown") } }] };
    },
  );
  return server;
}
