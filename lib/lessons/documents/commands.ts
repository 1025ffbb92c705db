import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { sha256 } from "@/lib/text/hash";
import { wellFormed } from "@/lib/text/well-formed";
import { passagesOf } from "./passages";

/** The largest document, in bytes, and how many a workspace keeps. */
export const MAX_DOCUMENT_BYTES = 256 * 1024;
export const MAX_DOCUMENTS = 20;

export const AddDocumentInput = z.strictObject({
  name: z.string().trim().min(1, "A document needs a name.").max(200, "A name has at most 200 characters."),
  text: z.string().max(MAX_DOCUMENT_BYTES, "A document has at most 256 kB."),
});
export type AddDocumentInput = z.infer<typeof AddDocumentInput>;

export const RemoveDocumentInput = z.strictObject({ id: z.string().regex(/^pol_[0-9a-f]{32}$/, "This is not a policy document.") });
export type RemoveDocumentInput = z.infer<typeof RemoveDocumentInput>;

/**
 * Adds a policy document (plain text or Markdown), so that its passages stand beside the lessons they speak of. One of the same
 * name is replaced.
 * @throws AppError too_large, invalid for what is no text, conflict when there are as many as fit
 */
export async function addDocument(actor: Actor, input: AddDocumentInput): Promise<{ id: string; passages: number }> {
  await authorize(actor, "workspace.settings");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person can add a policy document.");
  const text = wellFormed(input.text);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_DOCUMENT_BYTES)
    throw new AppError("too_large", "A document has at most 256 kB. Split it, or leave out what is no policy.", { field: "text" });
  const passages = passagesOf(text);
  if (passages.length === 0) throw new AppError("invalid", "There is no text in this document.", { field: "text" });
  if (text.includes("\uFFFD")) throw new AppError("invalid", "This is not plain text or Markdown in UTF-8.", { field: "text" });
  return transact(async (tx) => {
    await tx.$queryRawUnsafe("SELECT 1 FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", actor.workspaceId);
    const replaced = await tx.policyDocument.findFirst({ where: { workspaceId: actor.workspaceId, name: input.name }, select: { id: true } });
    if (replaced) await tx.policyDocument.delete({ where: { id: replaced.id } });
    else if ((await tx.policyDocument.count({ where: { workspaceId: actor.workspaceId } })) >= MAX_DOCUMENTS) {
      throw new AppError("conflict", `A workspace keeps at most ${MAX_DOCUMENTS} policy documents. Remove one first.`);
    }
    const id = newId("policyDocument");
    const hash = sha256(text);
    await tx.policyDocument.create({ data: { id, workspaceId: actor.workspaceId, name: input.name, sha256: hash, bytes, createdBy: actor.id } });
    await tx.policyPassage.createMany({
      data: passages.map(({ heading, text: passage }, position) => ({ workspaceId: actor.workspaceId, documentId: id, position, heading, text: passage })),
    });
    await recordAudit(tx, actor, {
      action: "policy.document_added",
      object: { type: "policy_document", id },
      facts: { sha256: hash, bytes, passages: passages.length, ...(replaced ? { replaces: replaced.id } : {}) },
      text: { name: input.name },
    });
    return { id, passages: passages.length };
  });
}

/** Removes a policy document; its passages go with it. */
export async function removeDocument(actor: Actor, input: RemoveDocumentInput): Promise<void> {
  await authorize(actor, "workspace.settings");
  await transact(async (tx) => {
    const document = await tx.policyDocument.findFirst({ where: { id: input.id, workspaceId: actor.workspaceId }, select: { name: true, sha256: true } });
    if (!document) throw notFound("policy document");
    await tx.policyDocument.deleteMany({ where: { id: input.id, workspaceId: actor.workspaceId } });
    await recordAudit(tx, actor, {
      action: "policy.document_removed",
      object: { type: "policy_document", id: input.id },
      facts: { sha256: document.sha256 },
      text: { name: document.name },
    });
  });
}
