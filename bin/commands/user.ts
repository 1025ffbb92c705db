import { ROLES } from "@/lib/auth/policy";
import { type Register, UsageError } from "../cli";

/** The first line of stdin: a password must not stand in the list of processes. */
async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString("utf8").split(/\r?\n/, 1)[0] ?? "";
}

/** `lucid user add <email>`: a member of a workspace, without a browser. */
export const register: Register = (program, context) => {
  const user = program.command("user").description("add people");
  context
    .verb(user, "add <email>", "add a person to a workspace, or change their role")
    .requiredOption("--role <role>", `one of ${ROLES.join(", ")}`)
    .option("--name <name>", "their name on screen; the beginning of the email when absent")
    .option("--password-stdin", "read their password from the first line of stdin")
    .action(
      context.run<{ role: string; name?: string; passwordStdin?: boolean }>(async ({ args, options }) => {
        const { addUser } = await import("@/lib/auth/members");
        const { addUserInput } = await import("@/lib/auth/schema");
        const password = options.passwordStdin ? await firstLine(process.stdin) : undefined;
        const parsed = addUserInput.safeParse({
          email: args[0],
          role: options.role,
          ...(options.name ? { name: options.name } : {}),
          ...(password === undefined ? {} : { password }),
        });
        if (!parsed.success) throw new UsageError(usage(parsed.error.issues));
        return context.withDatabase(async () => {
          const { id, created } = await addUser(await context.operator(options.workspace), parsed.data);
          const { email, role } = parsed.data;
          return { json: { id, email, role, created }, text: `${created ? "Added" : "Updated"} ${email} as ${role}.` };
        });
      }),
    );
};

function usage(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const issue = issues[0];
  if (issue?.path[0] === "role") return `--role must be one of ${ROLES.join(", ")}.`;
  return issue?.message ?? "This person cannot be added.";
}
