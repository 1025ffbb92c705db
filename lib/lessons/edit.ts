import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { leaveDraft } from "@/lib/guidance/draft";
import { sha256 } from "@/lib/text/hash";
import type { Outcome } from "./commands";
import { countVerdicts, lapseVerdicts, move, onLesson, quotesOf } from "./decision";
import { MAX_FILE_BYTES } from "./file";
import { isBlocked } from "./gates/gates";
import { inspectAhead } from "./inspections";
import type { Form, Kind, LessonText } from "./lesson";
import { gateAgain, textOf } from "./regate";
import { restack } from "./restack";
import { revisionOf } from "./revision";
import type { EditInput } from "./schema";
import { storeFlags, storeRevision } from "./store";

/** Whether only the audience changed: then the file's bytes are the same. */
const sameWording = (file: string, before: string): boolean => sha256(file) === before;

/**
 * A person's wording. Makes a new revision, which needs its own approval: standing approvals lapse, an approved lesson leaves
 * the draft release, and the gates run again. The evidence stays tied to the sentences it was found for.
 * @throws AppError invalid when nothing changed, too_large beyond 100 kB, conflict when someone was faster
 */
export async function editLesson(actor: Actor, input: EditInput): Promise<Outcome> {
  await authorize(actor, "lessons.review");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person can edit a lesson.");
  const text: LessonText = { title: input.title, trigger: input.trigger, body: input.body, appliesTo: input.appliesTo };
  const fits = Buffer.byteLength(text.body) <= MAX_FILE_BYTES;
  const inspections = await inspectAhead(actor.workspaceId, input.lessonId, ({ quotes }) => (fits ? { text, quotes } : null));
  return onLesson(actor, input, async (tx, lesson) => {
    if (lesson.operation === "retire")
      throw new AppError("invalid", "A retirement takes an item out of force; there is no text to edit. Approve or reject it.");
    const bytes = revisionOf({
      ...text,
      operation: lesson.operation,
      kind: lesson.kind as Kind,
      form: lesson.form as Form,
      targets: lesson.itemId && lesson.operation !== "add" ? [lesson.itemId, ...lesson.absorbs] : [],
    });
    if (bytes.id === lesson.revisionId) throw new AppError("invalid", "Nothing changed, so there is no new revision.");
    const size = Buffer.byteLength(bytes.file);
    if (size > MAX_FILE_BYTES) {
      throw new AppError(
        "too_large",
        `The text has ${size.toLocaleString("en")} bytes; at most ${MAX_FILE_BYTES.toLocaleString("en")} fit. Shorten it, or split it.`,
        {
          field: "body",
        },
      );
    }
    const quotes = await quotesOf(tx, actor.workspaceId, lesson.id);
    const before = { text: await textOf(tx, actor.workspaceId, lesson), quotes };
    const flags = await gateAgain(tx, actor.workspaceId, lesson, inspections, before, { text, quotes });
    const latest = await tx.revision.aggregate({ where: { workspaceId: actor.workspaceId, lessonId: lesson.id }, _max: { number: true } });
    const number = (latest._max.number ?? 0) + 1;
    await storeRevision(tx, actor.workspaceId, lesson.id, number, text, bytes, actor.id);
    await storeFlags(tx, actor.workspaceId, lesson.id, bytes.id, flags);
    const lapsed = await lapseVerdicts(tx, actor, lesson.id, sameWording(bytes.file, lesson.sha256) ? "audience" : "text");
    if (lesson.state === "approved") await leaveDraft(tx, actor, { lessonId: lesson.id });
    const state = await move(tx, actor, lesson, "edit", { blocked: isBlocked(flags) }, { revisionId: bytes.id });
    await countVerdicts(tx, actor.workspaceId, lesson.id);
    if (lesson.state === "approved") await restack(tx, actor, lesson.itemId);
    await recordAudit(tx, actor, {
      action: "lesson.edited",
      object: { type: "lesson", id: lesson.id },
      facts: {
        from: lesson.revisionId,
        revision: bytes.id,
        sha256: bytes.sha256,
        number,
        lapsedApprovals: lapsed,
        words: bytes.file.match(/\S+/g)?.length ?? 0,
        state,
        rules: [...new Set(flags.map(({ rule }) => rule))],
      },
      text: { title: input.title },
    });
    return {
      lessonId: lesson.id,
      revisionId: bytes.id,
      state,
      title: input.title,
      ...(state === "quarantined" ? { remark: "The gates found something that keeps this text in quarantine." } : {}),
    };
  });
}
