import { z } from "zod";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-rule";
import { ROLES, TOKEN_PERMISSIONS } from "./policy";
import { workspaceSettings } from "./settings";

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** One line of visible text: names of people, workspaces and tokens. */
function line(what: string, max: number) {
  return z
    .string()
    .trim()
    .min(1, `Give ${what}.`)
    .max(max, `At most ${max} characters.`)
    .refine((value) => !INVISIBLE.test(value), "Invisible characters are not allowed here.");
}

export const emailInput = z.string().trim().toLowerCase().max(254, "At most 254 characters.").pipe(z.email("This is not an email address."));

export const personName = line("a name", 200);

export const passwordInput = z
  .string()
  .min(PASSWORD_MIN, `A password has at least ${PASSWORD_MIN} characters.`)
  .max(PASSWORD_MAX, `A password has at most ${PASSWORD_MAX} characters.`);

/** A password that may be left for later: an empty field is none. */
const laterPassword = z
  .union([z.literal(""), passwordInput])
  .optional()
  .transform((value) => value || undefined);

export const setupInput = z.object({ email: emailInput, name: personName, password: laterPassword });
export const newPersonInput = z.object({ email: emailInput, name: personName, password: passwordInput });

export const slugInput = z
  .string()
  .trim()
  .regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/, "Small letters, digits and hyphens; at most 64, and no hyphen at the ends.");
export const newWorkspaceInput = z.object({ name: line("a name", 200), slug: slugInput });
export const settingsInput = workspaceSettings.extend({ name: line("a name", 200) });

export const roleInput = z.enum(ROLES);
export const memberRoleInput = z.object({ userId: z.string(), role: roleInput });
export const memberInput = z.object({ userId: z.string() });
export const invitationInput = z.object({ role: roleInput, note: z.string().trim().max(200, "At most 200 characters.").default("") });
const groupName = line("the name of a group", 200);
export const groupRoleInput = z.object({ name: groupName, role: roleInput });
export const groupInput = z.object({ name: groupName });
export const idInput = z.object({ id: z.string() });

export const tokenInput = z.object({
  name: line("a name", 200),
  permissions: z
    .array(z.string())
    .min(1, "Choose at least one permission.")
    .refine((list) => list.every((name) => (TOKEN_PERMISSIONS as string[]).includes(name)), "A token cannot hold one of these permissions.")
    .transform((list) => [...new Set(list)].sort()),
  /** Days from now, or null for a token without an end. */
  expiresInDays: z.int().min(1).max(3650).nullable(),
});

export const nameInput = z.object({ name: personName });
export const passwordChange = z.object({ current: z.string().max(PASSWORD_MAX).default(""), password: passwordInput });

export const proofInput = z.object({ password: z.string().min(1, "Give your password.").max(PASSWORD_MAX) });
export const nothingInput = z.object({});

export const addUserInput = z.object({ email: emailInput, name: personName.optional(), role: roleInput, password: passwordInput.optional() });
