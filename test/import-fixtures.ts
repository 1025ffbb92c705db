import type { Actor } from "@/lib/auth/actor";
import { NO_FEATURES } from "@/lib/sessions/import/feature-extractor";
import { type ImportOptions, importSessions } from "@/lib/sessions/import/import";
import type { ImportReport, ImportSource } from "@/lib/sessions/import/report";

/** A source that gives this content, in chunks of this many bytes. */
export function source(path: string, content: string | Buffer, chunk = 65_536): ImportSource {
  const bytes = Buffer.from(content);
  return {
    path,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

export function importAll(actor: Actor, sources: ImportSource[], options: Partial<ImportOptions> = {}): Promise<ImportReport> {
  return importSessions(actor, sources, { origin: "cli", features: NO_FEATURES, ...options });
}

/** A Claude Code session with this many turns, as JSON lines. Turn 0 is a person's, then agent and person take turns. */
export function claudeCodeLines(id: string, turns: number, words = "turn"): string {
  return Array.from({ length: turns }, (_, at) =>
    JSON.stringify({
      type: at % 2 === 0 ? "user" : "assistant",
      sessionId: id,
      version: "2.1.0",
      cwd: "/home/ada/shop",
      uuid: `${id}-${at}`,
      parentUuid: at === 0 ? null : `${id}-${at - 1}`,
      isSidechain: false,
      timestamp: new Date(Date.UTC(2026, 0, 1, 10, 0, at)).toISOString(),
      message: at % 2 === 0 ? { role: "user", content: `${words} ${at}` } : { role: "assistant", content: [{ type: "text", text: `${words} ${at}` }] },
    }),
  )
    .map((line) => `${line}\n`)
    .join("");
}

/** One conversation as a line of messages JSONL. */
export function conversation(id: string, texts: string[], extra: Record<string, unknown> = {}): string {
  return `${JSON.stringify({ id, messages: texts.map((content, at) => ({ role: at % 2 === 0 ? "user" : "assistant", content })), ...extra })}\n`;
}
