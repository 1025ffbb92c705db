import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/actor";
import { sql, transact } from "@/lib/db/client";
import { guidanceInForce } from "@/lib/dreams/guidance-in-force";
import { loadFeatures } from "@/lib/dreams/load";
import type { Dropped } from "@/lib/dreams/mining/finding";
import { mine } from "@/lib/dreams/mining/mine";
import { placeFindings } from "@/lib/dreams/propose";
import { fileOf } from "@/lib/lessons/file";
import { readFile } from "@/lib/lessons/read-file";
import { makeChange } from "@/lib/text/block-change";
import { Sessions } from "../attribute/attribute";
import type { EventText } from "../attribute/read";
import type { DreamStores, Prepared, StoreFile } from "../dreams/contract";
import { findingOf, type Grounds, ranked, type SessionFacts } from "./findings";
import { type Proposal, proposalsOf, type StoreItem } from "./proposals";
import { compareStores } from "./stores";

/** Texts are read up to here in all, in UTF-16 units: a dream has at most a hundred sessions. */
const READ_UP_TO = 200_000_000;
/** Of one event. */
const OF_AN_EVENT = 60_000;

type EventRow = EventText & { person: string };

/** The path of a store's file as items name it. */
function itemPath(path: string): string {
  return path.replace(/^\/+/, "");
}

const withItemPaths = (files: readonly StoreFile[]) => files.map(({ path, content }) => ({ path: itemPath(path), content: content.replace(/\r\n?/g, "\n") }));

async function readEvents(workspaceId: string, sessionIds: readonly string[]): Promise<EventRow[]> {
  const events: EventRow[] = [];
  let read = 0;
  for (const sessionId of [...sessionIds].sort()) {
    const rows = await sql<EventRow>(
      `SELECT session_id AS "sessionId", index AS "eventIndex", speaker, left(text, ${OF_AN_EVENT}) AS text, coalesce(person, '') AS person
       FROM events WHERE workspace_id = $1 AND session_id = $2 AND text <> '' ORDER BY index`,
      [workspaceId, sessionId],
    );
    for (const row of rows) {
      read += row.text.length;
      if (read > READ_UP_TO) return events;
      events.push(row);
    }
  }
  return events;
}

async function readFacts(workspaceId: string, sessionIds: readonly string[]): Promise<SessionFacts[]> {
  return sql<SessionFacts>(
    `SELECT s.id, s.source || ':' || s.source_id AS key, s.task_key AS task, a.name AS agent, s.agent_version AS "agentVersion",
       to_char(s.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day
     FROM sessions s JOIN agents a ON a.id = s.agent_id WHERE s.workspace_id = $1 AND s.id = ANY($2::text[])`,
    [workspaceId, sessionIds],
  );
}

/** The proposal on the item as it is in force now; null when what it changes is no longer there. */
function onPresent(proposal: Proposal, present: StoreItem | undefined, given: string | undefined): Proposal | null {
  if (proposal.operation !== "revise" || !present) return present || proposal.operation === "add" ? proposal : null;
  const file = fileOf(present);
  if (file === given || proposal.change.kind.startsWith("file_")) return file === given ? proposal : null;
  const changed = makeChange(file, proposal.change);
  return changed === null ? null : { ...proposal, text: { ...readFile(proposal.change.path, changed), appliesTo: present.appliesTo } };
}

/**
 * Turns what a Claude dream made of its input store into lessons: one for each difference, with the quotes that Lucid finds in the
 * dream's own sessions. Reads and compares here; the lessons are written by `place`, in the transaction that completes the dream.
 */
export async function lessonsFromStores(actor: Actor, { dreamId, budget, input, output, sessionIds }: DreamStores): Promise<Prepared> {
  await authorize(actor, "dreams.run");
  const { workspaceId } = actor;
  const [guidance, events, facts, features] = await Promise.all([
    transact((tx) => guidanceInForce(tx, workspaceId)),
    readEvents(workspaceId, sessionIds),
    readFacts(workspaceId, sessionIds),
    loadFeatures(workspaceId, dreamId, async () => undefined),
  ]);
  const before = withItemPaths(input);
  const items = new Map<string, StoreItem>(guidance.items.map((item) => [item.path, item]));
  const given = new Map(before.map(({ path, content }) => [path, content]));
  const after = withItemPaths(output);
  const { proposals, leftOut } = proposalsOf(compareStores(before, after), after, items);
  const people = new Map(events.map(({ sessionId, eventIndex, person }) => [`${sessionId}/${eventIndex}`, person]));
  const grounds: Grounds = {
    sessions: new Sessions(events),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    engine: mine(features.sessions, guidance.items).findings.filter(({ operation }) => operation === "add"),
    person: (sessionId, eventIndex) => people.get(`${sessionId}/${eventIndex}`) ?? "",
  };
  const dropped: Dropped[] = leftOut.map(({ change, gate }) => ({ gate, what: change.path, sessions: 0 }));
  const found = proposals.flatMap((proposal) => {
    const path = proposal.targets[0] ?? "";
    const standing = onPresent(proposal, items.get(path), given.get(path));
    if (standing) return [findingOf(standing, grounds, proposal.operation === "add" ? null : (items.get(path)?.kind ?? null))];
    dropped.push({ gate: "the item has changed since the dream began", what: proposal.text.title, sessions: 0 });
    return [];
  });
  const { findings, hash } = ranked(found);
  return {
    place: async (tx) => {
      const placed = await placeFindings(tx, actor, findings, {
        dreamId,
        budget,
        sessionIds: new Map(facts.map(({ key, id }) => [key, id])),
        itemIds: guidance.ids,
      });
      return { findings: findings.length, findingsHash: hash, outcome: placed.outcome, dropped: [...placed.dropped, ...dropped] };
    },
  };
}
