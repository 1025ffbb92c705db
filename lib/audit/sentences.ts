import type { AuditAction } from "./actions";
import type { AuditEntry } from "./entry";

type Facts = Record<string, unknown>;
/** What an act is called, where that depends on its facts, or on whether somebody did it to themselves. */
type Wording = string | ((facts: Facts, self: boolean) => string);

/**
 * What each act is called after its actor's name. `{object}` stands for the object's name, `{x}` for the fact x. One table for the
 * page, the entry and the API.
 */
const SENTENCES: Record<AuditAction, Wording> = {
  "access.signed_in": "signed in",
  "access.sign_in_failed": "tried to sign in and failed",
  "access.signed_out": "signed out",
  "access.sign_in_revoked": "ended a sign-in",
  "access.refused": "was refused {object}",
  "access.proven": "confirmed who they are",
  "access.password_set": (_, self) => (self ? "set their own password" : "set the password of {object}"),
  "access.setup_link_made": "made a setup link",
  "access.setup_link_used": "used the setup link",
  "workspace.created": "made the workspace {object}",
  "workspace.settings_changed": "changed the settings: {changed}",
  "member.added": ({ by }, self) => (by === "setup_link" ? "became the first admin" : self ? "joined as {role}" : "added {object} as {role}"),
  "member.role_changed": (_, self) => `changed ${self ? "their own role" : "{object}"} from {from} to {to}`,
  "member.removed": (_, self) => (self ? "left the workspace" : "removed {object}"),
  "member.group_mapped": "gave the group {object} the role {role}",
  "member.group_unmapped": "took the role {role} from the group {object}",
  "webhook.added": "added the webhook {object}",
  "webhook.resumed": "turned the webhook {object} on again",
  "webhook.removed": "removed the webhook {object}",
  "webhook.paused": "paused the webhook {object} after {failures} failures",
  "invitation.created": "made an invitation as {role}",
  "invitation.accepted": "accepted an invitation as {role}",
  "invitation.revoked": "withdrew an invitation",
  "token.created": "made the token {object}",
  "token.revoked": "revoked the token {object}",
  "token.used": "was used for the first time",
  "session.import_started": "began an import",
  "session.imported": (facts) => `stored ${counted(facts, STORED)}`,
  "session.import_finished": (facts) => `${importEnd(facts.status)}: ${counted(facts, IMPORTED)}`,
  "session.deleted": "deleted the session {object}",
  "session.verdict_contested": "contested the verdict of {object}",
  "session.task_changed": "changed the task of {object}",
  "session.judged": "judged sessions by the workspace's checks: {sessions}",
  "check.defined": "defined the check {object}",
  "check.removed": "removed the check {object}",
  "dream.requested": "asked for {object}",
  "dream.started": ({ attempt }) => (typeof attempt === "number" && attempt > 1 ? "took up {object} again" : "started {object}"),
  "dream.completed": "completed {object}: {findings} findings, {lessons} lessons",
  "dream.failed": "failed at {object}",
  "dream.canceled": "canceled {object}",
  "dream.resumed": "had {object} go on",
  "dream.schedule_changed": "changed when {object} dreams",
  "lesson.proposed": "proposed {object}",
  "lesson.held_back": "held back {object}",
  "lesson.quarantined": "quarantined {object}",
  "lesson.superseded": "superseded {object}",
  "lesson.refreshed": "found more evidence for {object}",
  "lesson.released_from_hold": "released {object} into the queue",
  "lesson.edited": "edited {object}",
  "lesson.approved": ({ state }) => (state === "rejected" ? "approved {object}, which another verdict rejects" : "approved {object}"),
  "lesson.rejected": "rejected {object}: {reason}",
  "lesson.adopted": "adopted {object}",
  "lesson.verdict_given": "gave a sealed verdict on {object}: {given} of {needed}",
  "lesson.verdict_opened": ({ decision }) => `opened a sealed verdict on {object}: ${decision === "approve" ? "approved" : "rejected"}`,
  "lesson.overridden": "approved {object} by override of: {rules}",
  "lesson.decision_undone": "undid the decision on {object}",
  "lesson.assigned": ({ assignee }) => (assignee === null ? "gave {object} back to everyone" : "assigned {object}"),
  "lesson.looked_at": "began to look at {object}",
  "lesson.commented": "commented on the {about} of {object}",
  "lesson.quote_added": "added a quote to {object}",
  "lesson.quote_detached": "detached a quote from {object}",
  "lesson.restacked": "made {object} anew on top of an approved change of the same item",
  "lesson.conflict_found": "found that {object} changes the same words as an approved change",
  "lesson.retire_proposed": "proposed to retire {object}",
  "policy.changed": "changed the review policy: {changed}",
  "policy.document_added": "added the policy document {object}",
  "policy.document_removed": "removed the policy document {object}",
  "guidance.published": "published {object}",
  "guidance.adopted": "took over existing guidance as {object}",
  "guidance.returned": "returned to release {returnsTo}",
  "guidance.withdrawn": "withdrew {object} from every destination",
  "guidance.exposure_exported": "exported the sessions that had {object}",
  "guidance.hold_out_changed": "set the hold-out to {percent} %",
  "guidance.cared_for": "set who answers for {object} and when it is looked at again",
  "guidance.concern_raised": "found a reason to look at {object} again: {kind}",
  "guidance.concern_settled": "settled a concern about {object}: {state}",
  "guidance.delivered": "was given guidance",
  "guidance.read": "read guidance",
  "guidance.exported": "exported guidance as {format}",
  "guidance.outcome_reported": "said how a session went: {result}",
  "simulation.requested": "had the simulated agent do the sample's tasks again",
  "simulation.completed": ({ guided }) =>
    guided === true
      ? "had the simulated agent do {sessions} tasks with guidance: {succeeded} succeeded"
      : "had the simulated agent do {sessions} tasks without guidance: {succeeded} succeeded",
  "simulation.failed": "could not finish a run of the simulated agent",
  "audit.exported": "exported the trail: {size} entries",
  "audit.verified": "verified the trail: {size} entries",
  "audit.answered": "exported the answer to a question: {question}",
  "audit.checkpoint_signed": "signed a checkpoint over {size} entries",
  "audit.key_made": ({ previous }) => (previous ? "changed the key that signs checkpoints" : "made the key that signs checkpoints"),
  "backup.made": "made a backup: {rows} rows",
  "backup.restored": "restored a backup: {rows} rows",
  "content.redacted": "redacted {kind}: {places} places",
  "session.viewed": "opened the transcript of {object}",
  "retention.rule_set": "set how long sessions are kept: {days} days",
  "retention.rule_removed": "removed a rule on how long sessions are kept",
  "retention.swept": "deleted sessions past their time: {deleted}",
  "retention.held": "placed a legal hold",
  "retention.hold_lifted": "lifted a legal hold",
  "connection.created": "connected {object}",
  "connection.changed": "changed {object}: {changed}",
  "connection.tested": ({ ok }) => (ok === true ? "tested {object}: it works" : "tested {object}: it does not work"),
  "connection.revoked": "revoked {object}",
  "claude.pull_requested": "asked Claude for {what}",
  "claude.pull_finished": "brought in from Claude: {sessions} sessions, {problems} problems",
  "claude.dream_sent": "gave {object} to Claude, over {sessions} sessions",
  "claude.wording_asked": ({ status }) =>
    status === "offered" ? "asked Claude for another wording of {object}" : "asked Claude for another wording of {object}, which was refused",
  "claude.rubric_defined": "defined the rubric {object}",
  "claude.rubric_removed": "removed the rubric {object}",
  "claude.grading_requested": "asked Claude to grade {sessions} sessions by {object}",
  "claude.graded": "graded {sessions} sessions by {object}",
  "claude.dream_archived": "archived {object} on the Claude platform",
  "claude.destination_added": "added the memory store {object} as a destination",
  "claude.destination_removed": "stopped publishing to the memory store {object}",
  "claude.published": "published release {number} to {object} and read it back: {files} files",
  "claude.publish_failed": "could not publish to {object}",
  "claude.publish_requested": "asked to publish to {object} again",
  "claude.drift_found": "found a foreign change in {object}: a file was {kind}",
  "claude.drift_restored": "restored what was approved in {object}",
  "claude.drift_adopted": "took a foreign change in {object} as a proposal",
};

type Counts = readonly { fact: string; one: string; many: string }[];

const STORED: Counts = [
  { fact: "added", one: "new session", many: "new sessions" },
  { fact: "updated", one: "session that had changed", many: "sessions that had changed" },
  { fact: "events", one: "event", many: "events" },
];
const IMPORTED: Counts = ["added", "updated", "unchanged", "skipped", "rejected"].map((fact) => ({ fact, one: fact, many: fact }));

/** "3 added, 1 rejected": what there was none of is left out. */
function counted(facts: Facts, counts: Counts): string {
  const said = counts.flatMap(({ fact, one, many }) => {
    const count = facts[fact];
    return typeof count === "number" && count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];
  });
  return said.join(", ") || "no sessions";
}

function importEnd(status: unknown): string {
  if (status === "failed") return "could not finish an import";
  return status === "canceled" ? "canceled an import" : "finished an import";
}

export type Part = { text: string } | { object: true };

/** A fact as words: "max_iterations" and "queueBudget" become "max iterations" and "queue budget". */
function factWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(factWords).join(", ");
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return "…";
  return value.replaceAll("_", " ").replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

/** The words of an entry's sentence, in order. A fact that is missing is an ellipsis. */
export function sentenceParts({ action, actor, object, facts }: Pick<AuditEntry, "action" | "actor" | "object" | "facts">): Part[] {
  const wording: Wording = SENTENCES[action as AuditAction] ?? action;
  const template = typeof wording === "string" ? wording : wording(facts, object.type === "user" && object.id === actor.id);
  const parts: Part[] = [];
  for (const piece of template.split(/(\{\w+\})/)) {
    if (piece === "") continue;
    if (piece === "{object}") parts.push({ object: true });
    else if (piece.startsWith("{")) parts.push({ text: factWords(facts[piece.slice(1, -1)]) });
    else parts.push({ text: piece });
  }
  return parts;
}
