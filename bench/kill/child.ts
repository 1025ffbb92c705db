import { mintActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { runDreamAndWait } from "@/lib/dreams/run";
import { AppError } from "@/lib/errors";
import { getDraft } from "@/lib/guidance/queries";
import { approveLesson, rejectLesson } from "@/lib/lessons/commands";
import { warmGates } from "@/lib/lessons/gates/inspect-lesson";
import { publishInspected } from "@/lib/lessons/gates/publish-inspected";
import { redactEvent } from "@/lib/redaction/commands";
import { Random } from "@/samples/random";
import { makeLesson } from "@/test/lesson-fixtures";
import { ACTS, type Ack, type Act, linesOf, newLesson } from "./acts";

// A process to be killed: one act after another, as fast as it can, each told to the parent once it was acknowledged. The last argument
// is the act that it does most.

const [workspaceId = "", personId = "", signInId = "", round = "0", most = "import"] = process.argv.slice(2);
const person = mintActor({ kind: "person", id: personId, role: "lead", workspaceId, signInId });
const operator = mintActor({ kind: "operator", id: "operator", workspaceId });
const random = new Random(`kill/${round}`);
const tell = (ack: Ack) => process.send?.(ack);
let count = 0;

async function importSome(): Promise<void> {
  const { ids, text } = linesOf(`${round}-${count}`, 40);
  const open = async function* () {
    // In pieces, with room for a kill between them.
    for (let at = 0; at < text.length; at += 2_000) yield Buffer.from(text.slice(at, at + 2_000));
  };
  // Every second one stores its long session while it is still being read.
  const largeFrom = count % 2 === 0 ? { largeFrom: 4_000 } : {};
  const report = await importWithFeatures(operator, [{ path: `${round}-${count}.jsonl`, open }], { origin: "cli", ...largeFrom });
  if (report.rejectedCount === 0) tell({ act: "import", ids });
}

async function decide(): Promise<void> {
  const { id } = await makeLesson(person, newLesson(`${round}-${count}`));
  const [lesson] = await sql<{ revision_id: string }>("SELECT revision_id FROM lessons WHERE id = $1", [id]);
  const on = { lessonId: id, revisionId: lesson?.revision_id ?? "" };
  if (most === "publish" || random.chance(0.7)) {
    const { state } = await approveLesson(person, on);
    tell({ act: "decision", id, decision: "approve", state });
  } else {
    const { state } = await rejectLesson(person, { ...on, reason: "untrue", note: "", mayReturn: true });
    tell({ act: "decision", id, decision: "reject", state });
  }
}

async function redactOne(): Promise<void> {
  const [event] = await sql<{ session_id: string; index: number; text: string }>(
    `SELECT e.session_id, e.index, e.text FROM events e WHERE e.workspace_id = $1 AND e.text LIKE 'secret of %' AND NOT EXISTS
       (SELECT 1 FROM evidence v WHERE v.session_id = e.session_id AND v.event_index = e.index) ORDER BY random() LIMIT 1`,
    [workspaceId],
  );
  if (!event) return importSome();
  await redactEvent(person, { sessionId: event.session_id, index: event.index, reason: "other", note: "" });
  tell({ act: "redact", text: event.text });
}

const DO: Record<Act, () => Promise<void>> = {
  import: importSome,
  async dream() {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 15_000).unref());
    const dream = await Promise.race([runDreamAndWait(operator, {}), late]);
    if (dream?.status === "completed") tell({ act: "dream", id: dream.id });
  },
  decision: decide,
  async publish() {
    await decide();
    const draft = await getDraft(person);
    if (!draft || draft.changes.length === 0) return;
    const { number } = await publishInspected(person, { releaseId: draft.id, expectedDigest: draft.digest, note: "" });
    tell({ act: "publish", number });
  },
  redact: redactOne,
};

const mostly = ACTS.find((act) => act === most) ?? "import";

async function act(what: Act): Promise<void> {
  tell({ act: "doing", what });
  try {
    await DO[what]();
  } catch (error) {
    // A conflict with what a killed one left behind is an answer, not a failure.
    if (error instanceof AppError) tell({ act: "refused", what: `${what}: ${error.message}` });
    else tell({ act: "error", what: error instanceof Error ? `${what}: ${error.name}: ${error.message.slice(0, 300)}` : "threw" });
  }
}

process.on("message", async () => {
  tell({ act: "began" });
  for (;;) {
    count++;
    await act(random.chance(0.85) ? mostly : random.pick(ACTS));
  }
});
// Once before it counts: a process that has just started spends its time with its own code.
await warmGates();
await act(mostly === "dream" ? "import" : mostly);
tell({ act: "ready" });
