import type { Register } from "../cli";

/** `lucid workspace create <slug>`: a new tenant. */
export const register: Register = (program, context) => {
  const workspace = program.command("workspace").description("make workspaces");
  context
    .verb(workspace, "create <slug>", "make a new, empty workspace")
    .option("--name <name>", "its name on screen; the slug when absent")
    .action(
      context.run<{ name?: string }>(async ({ args, options }) => {
        const { createWorkspace } = await import("@/lib/auth/workspaces/create");
        return context.withDatabase(async () => {
          const made = await createWorkspace({ kind: "operator", id: "operator" }, { slug: args[0] ?? "", ...(options.name ? { name: options.name } : {}) });
          return { json: made, text: `Made the workspace ${made.slug}.` };
        });
      }),
    );
};
