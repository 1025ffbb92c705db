import { TOKEN_PERMISSIONS } from "@/lib/auth/policy";
import { type Register, UsageError } from "../cli";

/** `lucid token create`: a token for machines. It can import, dream and read; it can never approve. */
export const register: Register = (program, context) => {
  const token = program.command("token").description("make API tokens");
  context
    .verb(token, "create", "make an API token; it is shown once")
    .requiredOption("--name <name>", "what it is for")
    .requiredOption("--permissions <list>", `separated by commas, from ${TOKEN_PERMISSIONS.join(", ")}`)
    .option("--expires-in-days <days>", "days until it ends; without, it stays until it is revoked")
    .action(
      context.run<{ name: string; permissions: string; expiresInDays?: string }>(async ({ options, note }) => {
        const { createToken } = await import("@/lib/auth/tokens");
        const { tokenInput } = await import("@/lib/auth/schema");
        const permissions = options.permissions.split(",").map((name) => name.trim());
        const unknown = permissions.filter((name) => !(TOKEN_PERMISSIONS as string[]).includes(name));
        if (unknown.length > 0) throw new UsageError(`A token cannot hold ${unknown.join(", ")}. Choose from ${TOKEN_PERMISSIONS.join(", ")}.`);
        const parsed = tokenInput.safeParse({
          name: options.name,
          permissions,
          expiresInDays: options.expiresInDays === undefined ? null : Number(options.expiresInDays),
        });
        if (!parsed.success) {
          const issue = parsed.error.issues[0];
          throw new UsageError(
            issue?.path[0] === "expiresInDays" ? "--expires-in-days must be a whole number from 1 to 3650." : (issue?.message ?? "This token cannot be made."),
          );
        }
        return context.withDatabase(async () => {
          const made = await createToken(await context.operator(options.workspace), parsed.data);
          note("Keep this token: it is not shown again.");
          return { json: { id: made.id, name: parsed.data.name, permissions: parsed.data.permissions, token: made.token }, text: made.token };
        });
      }),
    );
};
