import { z } from "zod";
import { type AuditActor, recordAudit } from "@/lib/audit/record";
import { transact } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";

export const workspaceInput = z.object({
  slug: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/,
      "A workspace's short name has 1 to 64 lower-case letters, digits and hyphens, and begins and ends with a letter or digit.",
    ),
  name: z.string().trim().min(1, "A workspace needs a name.").max(200, "A workspace's name has at most 200 characters.").optional(),
  sample: z.boolean().default(false),
  /** The user who becomes its first admin. */
  adminId: z.string().optional(),
});

/**
 * Makes a workspace and the first entry of its trail. Only who stands above workspaces may: the operator, or a user without one.
 * @throws AppError invalid, or conflict when the short name is taken
 */
export async function createWorkspace(
  creator: Omit<AuditActor, "workspaceId">,
  input: z.input<typeof workspaceInput>,
): Promise<{ id: string; slug: string; name: string }> {
  const parsed = workspaceInput.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError("invalid", issue?.message ?? "This is no workspace.", { field: String(issue?.path[0] ?? "slug") });
  }
  const { slug, sample, adminId } = parsed.data;
  const name = parsed.data.name ?? slug;
  const id = newId("workspace");
  await transact(async (tx) => {
    const made = await tx.$queryRawUnsafe<{ id: string }[]>(
      "INSERT INTO workspaces (id, slug, name, sample) VALUES ($1, $2, $3, $4) ON CONFLICT (slug) DO NOTHING RETURNING id",
      id,
      slug,
      name,
      sample,
    );
    if (made.length === 0) throw new AppError("conflict", `There is a workspace ${slug} already. Choose another short name.`, { field: "slug" });
    if (adminId) await tx.membership.create({ data: { workspaceId: id, userId: adminId, role: "admin" } });
    await recordAudit(
      tx,
      { ...creator, workspaceId: id },
      { action: "workspace.created", object: { type: "workspace", id }, facts: { sample }, text: { slug, name } },
    );
  });
  return { id, slug, name };
}
