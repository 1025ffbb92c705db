import type { ImportSource } from "@/lib/sessions/import/report";
import { fileSource, jsonLines } from "../formats/file";
import { messagesRecord } from "../formats/messages";
import { tau2File } from "../formats/tau2";
import { Random } from "../random";
import type { Transcript } from "../transcript";
import { simulatedSessions, supportSessions } from "./generate";

/** The Support sessions as files: one of chats a day, and a small simulated run whose simulator has a defect of its own. */
export function* supportFiles(): Generator<ImportSource> {
  const sessions = [...supportSessions()];
  const days = new Map<string, Transcript[]>();
  for (const session of sessions) {
    const day = session.startedAt.toISOString().slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  for (const [day, list] of [...days].sort(([left], [right]) => (left < right ? -1 : 1))) {
    yield fileSource(`chats/${day}.jsonl`, jsonLines(list.sort((left, right) => left.startedAt.getTime() - right.startedAt.getTime()).map(messagesRecord)));
  }
  for (const session of simulatedSessions()) {
    yield fileSource(
      `retail-support/run-2026-03-13/${session.task}-${session.id.slice(-4)}.json`,
      tau2File(session, { simulatorError: new Random(session.id).chance(0.6) }),
    );
  }
}
