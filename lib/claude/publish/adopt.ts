import type { PersonActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/client";
import { guidanceInForce } from "@/lib/dreams/guidance-in-force";
import { AppError } from "@/lib/errors";
import type { LessonText, Operation } from "@/lib/lessons/lesson";
import { proposeLesson } from "@/lib/lessons/propose";
import { readFile } from "@/lib/lessons/read-file";
import { canonicalJson, sha256 } from "@/lib/text/hash";
import { INDEX_PATH } from "./files";

export interface StoredDrift {
  id: string;
  destinationId: string;
  path: string;
  kind: "changed" | "added" | "removed";
  found: string | null;
  foundSha256: string;
  authorKind: string;
  authorId: string;
}

const AUTHORS: Record<string, string> = {
  session: "an agent, in session",
  api_key: "whoever holds the API key",
  person: "a person on the Claude platform,",
  service_account: "the service account",
};

/** Who wrote it, in words. */
export function writtenBy({ authorKind, authorId }: Pick<StoredDrift, "authorKind" | "authorId">): string {
  const who = AUTHORS[authorKind];
  return who === undefined ? "somebody unknown" : `${who} ${authorId}`.trim();
}

const NO_ITEM = "This file is no item of the guidance in force any more. Put back what was approved instead.";

/** Makes a lesson of a foreign change. @throws AppError invalid for the index, which is made from the items */
export async function proposeDrift(tx: Tx, actor: PersonActor, drift: StoredDrift): Promise<string> {
  if (drift.path === INDEX_PATH)
    throw new AppError("invalid", "The index is made from the items, so a change to it cannot be proposed. Put back what was approved.");
  const { items, ids } = await guidanceInForce(tx, actor.workspaceId);
  const path = drift.path.replace(/^\/+/, "");
  const item = items.find((one) => one.path === path);
  const itemId = ids.get(path);
  if (drift.kind !== "added" && (!item || itemId === undefined)) throw new AppError("conflict", NO_ITEM);
  const operation: Operation = drift.kind === "added" ? "add" : drift.kind === "removed" ? "retire" : "revise";
  const text: LessonText =
    operation === "retire" && item
      ? { title: item.title, trigger: item.trigger, body: item.body, appliesTo: item.appliesTo }
      : { ...readFile(path, drift.found ?? ""), appliesTo: item?.appliesTo ?? {} };
  const proposed = await proposeLesson(tx, actor, {
    dreamId: null,
    kind: item?.kind ?? "heuristic",
    form: "note",
    operation,
    strength: "seen",
    fingerprint: sha256(canonicalJson({ provider: "drift", operation, path, sha256: drift.foundSha256 })),
    text,
    targets: itemId === undefined ? [] : [itemId],
    support: { sessions: 0, tasks: 0, agents: 0, people: 0 },
    association: null,
    findings: { notes: [`Written to a memory store behind Lucid's back by ${writtenBy(drift)}. No dream found it, and no session was read for it.`] },
    members: [],
    quotes: [],
    flags: [
      { rule: "source.foreign_write", severity: "review", field: "evidence", message: `Written at a destination by ${writtenBy(drift)}, without evidence.` },
    ],
    state: "proposed",
    stateReason: "",
  });
  return proposed.id;
}
