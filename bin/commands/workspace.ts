import { type Register, UsageError } from "../cli";

/** `lucid workspace create <slug>`: a new tenant. */
export const register: Register = (program, context) => {
  const workspace = program.command("workspace").description("make workspaces");
  context
    .verb(workspace, "create <slug>", "make a new, empty workspace")
    .option("--name <name>", "its name on screen; the slug when absent")
    .action(
      context.run<{ name?: string }>(async ({ args, options }) => {
        const { createWorkspace, workspaceInput } = await import("@/lib/auth/workspaces/create");
        const parsed = workspaceInput.safeParse({ slug: args[0], name: options.name });
        if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.message ?? "This workspace cannot be made.");
        return context.withDatabase(async () => {
          const made = await createWorkspace({ kind: "operator", id: "operator" }, parsed.data);
          return { json: made, text: `Made the workspace ${made.slug}.` };
        });
      }),
    );
};
