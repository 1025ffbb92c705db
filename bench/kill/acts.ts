import type { LessonDraft } from "@/lib/lessons/propose";
import { sha256 } from "@/lib/text/hash";

/** What is killed in the middle, in turn. */
export const ACTS = ["import", "dream", "decision", "publish", "redact"] as const;
export type Act = (typeof ACTS)[number];

/** What the process that is killed tells about each act, once it was acknowledged to it. */
export type Ack =
  | { act: "ready" | "began" }
  | { act: "doing"; what: Act }
  | { act: "import"; ids: string[] }
  | { act: "dream"; id: string }
  | { act: "decision"; id: string; decision: "approve" | "reject"; state: string }
  | { act: "publish"; number: number }
  | { act: "redact"; text: string }
  | { act: "refused"; what: string }
  | { act: "error"; what: string };

/** Three sessions of the generic format with names of their own, four events each, with something to redact; the last one with so many calls. */
export function linesOf(name: string, calls = 1): { ids: string[]; text: string } {
  const ids = [0, 1, 2].map((n) => `kill-${name}-${n}`);
  const call = { role: "assistant", content: null, tool_calls: [{ id: "a", type: "function", function: { name: "refund", arguments: '{"method":"card"}' } }] };
  const lines = ids.map((id, n) =>
    JSON.stringify({
      id,
      task_id: `t${n}`,
      agent: "helper",
      reward: n % 2,
      messages: [
        { role: "user", content: `secret of ${id}: the number is ${sha256(id).slice(0, 16)}` },
        ...Array.from({ length: n === 2 ? calls : 1 }, () => [
          call,
          { role: "tool", tool_call_id: "a", name: "refund", content: "Error: method card did not pay", is_error: true },
        ]).flat(),
        { role: "assistant", content: "Always ask for the method first." },
      ],
    }),
  );
  return { ids, text: `${lines.join("\n")}\n` };
}

export function newLesson(name: string): Partial<LessonDraft> {
  return {
    fingerprint: sha256(`kill ${name}`),
    text: { title: `Compare the method ${name}`, trigger: "returning an order", body: "Compare the payment method first.", appliesTo: {} },
  };
}
