import type pg from "pg";
import { pool } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { SessionTail } from "./feature-extractor";
import { sameJudgement } from "./judgement";
import { KeptRecords } from "./kept-records";
import type { BuiltEvent, BuiltRecord, SessionBuilder } from "./session-builder";
import { SessionRows, type Target } from "./session-rows";
import { auditStored, type Destination, ensureAgent, type FinishedSession, type Stored } from "./store";
import { keyOf, loadLinks, loadStored, lockKeys, nextRecord, overwrite, type StoredSession, settleCurrent } from "./stored-versions";

type Mode =
  /** So far every event is in this stored version. What only describes the session is written when it is new there. */
  | { kind: "matching"; version: StoredSession; kept: KeptRecords; target: Target | null; firstAdded: number | null }
  | { kind: "writing"; target: Target; from: number; extends: boolean };

interface Waiting {
  records: BuiltRecord[];
  events: BuiltEvent[];
}

/** One session that is too large to wait for its end: its rows go into one transaction as they are read, which ends with it. */
export class LargeSession {
  private client: pg.PoolClient | null = null;
  private mode: Mode | null = null;
  private versions: StoredSession[] = [];
  private readonly rows = new SessionRows();

  constructor(private readonly destination: Destination) {}

  /** Stores what waits in the builder. */
  async drain(builder: SessionBuilder): Promise<void> {
    const client = await this.begin(builder);
    const waiting = builder.take();
    if (this.mode === null) {
      const longest = [...this.versions].sort((a, b) => b.eventCount - a.eventCount);
      for (const version of longest) if (await this.continues(client, version, waiting)) return;
      this.mode = await this.writeNew(client, builder, null, waiting);
    } else if (this.mode.kind === "matching") {
      if (await this.continues(client, this.mode.version, waiting)) return;
      this.mode = await this.writeNew(client, builder, this.mode, waiting);
    }
    if (this.mode?.kind === "writing") await this.write(client, this.mode.target, waiting, this.mode.from);
  }

  /** Ends the session and its transaction. */
  async finish(session: FinishedSession): Promise<Stored> {
    const { builder, tail } = session;
    await this.drain(builder);
    const { client, destination } = this;
    if (client === null || this.mode === null) throw new Error("A large session was finished before it began.");
    if (this.mode.kind === "matching" && !(await this.regraded(client, this.mode.version, tail))) {
      await this.abort();
      return { result: "unchanged", events: 0 };
    }
    const mode = this.mode.kind === "writing" ? this.mode : this.ended(this.mode);
    const { workspaceId } = destination.actor;
    if (builder.sourceId === null || pending(mode.target.sessionId) !== builder.sourceId) {
      // A key that was only known at the end.
      if (this.versions.length === 0) await lockKeys(client, workspaceId, [tail]);
    }
    const stored = (await loadStored(client, workspaceId, [tail])).get(keyOf(tail)) ?? [];
    const others = stored.filter((version) => version.id !== mode.target.sessionId);
    if (others.some((version) => version.contentHash === tail.contentHash)) {
      await this.abort();
      return { result: "unchanged", events: 0 };
    }
    const agentId = await ensureAgent(destination, tail.agent);
    if (!mode.extends) {
      const version = Math.max(0, ...others.map((each) => each.version)) + 1;
      await client.query("UPDATE sessions SET version = $2 WHERE id = $1", [mode.target.sessionId, version]);
    }
    await overwrite(client, workspaceId, mode.target.sessionId, { importId: destination.importId, agentId, path: builder.path, meta: builder.meta }, tail);
    this.rows.rest(mode.target, tail, session.features, builder.featuresVersion);
    await this.rows.send(client);
    await settleCurrent(client, workspaceId, tail);
    const result: Stored = { result: mode.extends ? "updated" : "added", events: tail.eventCount - mode.from };
    await auditStored(client, destination, [result], [mode.target.sessionId]);
    await client.query("COMMIT");
    client.release();
    this.client = null;
    return result;
  }

  /** Gives the session up: nothing of it stays. */
  async abort(): Promise<void> {
    const { client } = this;
    this.client = null;
    if (client === null) return;
    const broken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    client.release(broken);
  }

  private async begin(builder: SessionBuilder): Promise<pg.PoolClient> {
    if (this.client !== null) return this.client;
    const client = await pool().connect();
    this.client = client;
    await client.query("BEGIN");
    if (builder.sourceId !== null) {
      const key = { source: builder.source, sourceId: builder.sourceId };
      await lockKeys(client, this.destination.actor.workspaceId, [key]);
      this.versions = (await loadStored(client, this.destination.actor.workspaceId, [key])).get(keyOf(key)) ?? [];
    }
    return client;
  }

  /** Whether what waits is in the stored version too, or goes on where it ends (and is then written). */
  private async continues(client: pg.PoolClient, version: StoredSession, waiting: Waiting): Promise<boolean> {
    const last = waiting.events.at(-1);
    if (last !== undefined && !(await this.fits(client, version, waiting.events, last.index))) return false;
    const kept = this.mode?.kind === "matching" ? this.mode.kept : await KeptRecords.load(client, version.id);
    const records = kept.missing(waiting.records, waiting.events, version.eventCount);
    let { target, firstAdded } = this.mode?.kind === "matching" ? this.mode : { target: null, firstAdded: null };
    if (target === null && records[0] !== undefined) {
      firstAdded = await nextRecord(client, version.id);
      target = this.target(version.id, firstAdded - records[0].index);
    }
    if (last === undefined || last.index < version.eventCount || target === null) this.mode = { kind: "matching", version, kept, target, firstAdded };
    else this.mode = { kind: "writing", target, from: version.eventCount, extends: true };
    if (target !== null) await this.write(client, target, { records, events: waiting.events }, version.eventCount);
    return true;
  }

  /** Whether these events have the links of the stored version, as far as it goes. */
  private async fits(client: pg.PoolClient, version: StoredSession, events: readonly BuiltEvent[], last: number): Promise<boolean> {
    const index = Math.min(version.eventCount - 1, last);
    const own = events.find((event) => event.index === index);
    if (own === undefined) return this.mode?.kind === "matching" && index === events[0]!.index - 1;
    const stored = (await loadLinks(client, [{ id: version.id, index }])).get(`${version.id}:${index}`);
    return own.chain.toString("hex") === stored;
  }

  private target(sessionId: string, recordShift: number): Target {
    return { workspaceId: this.destination.actor.workspaceId, sessionId, recordShift };
  }

  /** Whether the very events of the stored version came again with another judgement. */
  private async regraded(client: pg.PoolClient, version: StoredSession, tail: SessionTail): Promise<boolean> {
    if (version.eventCount !== tail.eventCount || version.contentHash === tail.contentHash) return false;
    return !(await sameJudgement(client, version.id, tail));
  }

  /** The end of a session of which no event is new. */
  private ended({ version, target }: Mode & { kind: "matching" }): Mode & { kind: "writing" } {
    return { kind: "writing", target: target ?? this.target(version.id, 0), from: version.eventCount, extends: true };
  }

  /** Begins a new version; what was matched so far is taken from the version that it was found in. */
  private async writeNew(client: pg.PoolClient, builder: SessionBuilder, matched: (Mode & { kind: "matching" }) | null, waiting: Waiting): Promise<Mode> {
    const { actor, importId } = this.destination;
    const sessionId = newId("session");
    const agentId = await ensureAgent(this.destination, "unknown");
    const version = Math.max(0, ...this.versions.map((each) => each.version)) + 1;
    await client.query(
      `INSERT INTO sessions (id, workspace_id, import_id, source, source_id, version, current, agent_id, event_count, content_hash)
       VALUES ($1, $2, $3, $4, $5, $6, false, $7, 0, '')`,
      [sessionId, actor.workspaceId, importId, builder.source, builder.sourceId ?? pending(sessionId), version, agentId],
    );
    let recordShift = 0;
    if (matched !== null) {
      const from = waiting.events[0]?.index ?? builder.eventCount;
      for (const [table, columns] of [
        ["events", "thread_index, type, speaker, person, at, source_id, tool_name, tool_use_id, is_error, text, text_version, record_index, chain"],
        ["event_overflow", "chunk, text"],
      ] as const) {
        await client.query(
          `INSERT INTO ${table} (workspace_id, session_id, index, ${columns}) SELECT workspace_id, $1, index, ${columns} FROM ${table} WHERE session_id = $2 AND index < $3`,
          [sessionId, matched.version.id, from],
        );
      }
      // Of what only describes the session, just what came again; what was new has been written to the version that it seemed to be.
      await client.query(
        `INSERT INTO records (workspace_id, session_id, index, kind, raw) SELECT workspace_id, $1, index, kind, raw FROM records WHERE session_id = $2
         AND (index = ANY($4) OR (kind = 'event' AND index <= (SELECT max(record_index) FROM events WHERE session_id = $2 AND index < $3)))`,
        [sessionId, matched.version.id, from, matched.kept.found],
      );
      if (matched.firstAdded !== null)
        await client.query("UPDATE records SET session_id = $1 WHERE session_id = $2 AND index >= $3", [sessionId, matched.version.id, matched.firstAdded]);
      recordShift = (await nextRecord(client, sessionId)) - (waiting.records[0]?.index ?? 0);
    }
    return { kind: "writing", target: { workspaceId: actor.workspaceId, sessionId, recordShift }, from: 0, extends: false };
  }

  private async write(client: pg.PoolClient, target: Target, waiting: Waiting, from: number): Promise<void> {
    for (const record of waiting.records) this.rows.record(target, record);
    for (const event of waiting.events) if (event.index >= from) this.rows.event(target, event);
    await this.rows.send(client);
  }
}

/** The id of a session that has none in its source, until its content is known to the end. */
function pending(sessionId: string): string {
  return `pending-${sessionId}`;
}
