import { jsonLines } from "./formats/file";
import { messagesRecord } from "./formats/messages";
import { supportSessions } from "./support/generate";

/** The sessions of `samples/example/chats.jsonl`, which the README imports: the trials of four return tasks. */
export function exampleFile(): string {
  const tasks = new Set(["return-01", "return-03", "return-04", "return-06"]);
  return jsonLines([...supportSessions()].filter((session) => tasks.has(session.task) && session.reward !== null).map(messagesRecord));
}
