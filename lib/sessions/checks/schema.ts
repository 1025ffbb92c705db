import { z } from "zod";
import { schemaProblem } from "./json-schema";

const VISIBLE = /^[^\p{Cc}\p{Cf}\p{Cs}]*$/u;
const tool = z.string().trim().min(1, "Name the tool.").max(200, "At most 200 characters.").regex(VISIBLE, "Invisible characters are not allowed here.");
const pattern = z
  .string()
  .trim()
  .min(1, "Say what to look for.")
  .max(200, "At most 200 characters.")
  .refine((value) => /[^*\s]/.test(value), "Say what to look for besides stars.");
const schema = z
  .string()
  .trim()
  .min(1, "Write the JSON schema.")
  .superRefine((value, context) => {
    const problem = value === "" ? null : schemaProblem(value);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });
const speaker = z.enum(["agent", "tool", "person"]);

export const ruleInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tool_called"), tool }),
  z.object({ kind: z.literal("tool_not_called"), tool }),
  z.object({ kind: z.literal("argument_matches"), tool, pattern }),
  z.object({ kind: z.literal("text_matches"), speaker, pattern }),
  z.object({ kind: z.literal("text_not_matches"), speaker, pattern }),
  z
    .object({
      kind: z.literal("json_schema"),
      of: z.enum(["answer", "arguments", "result"]),
      tool: z.string().trim().max(200).regex(VISIBLE).default(""),
      schema,
    })
    .superRefine(({ of, tool: name }, context) => {
      if (of !== "answer" && name === "") context.addIssue({ code: "custom", message: "Name the tool.", path: ["tool"] });
    }),
  z.object({ kind: z.literal("no_unrecovered_error") }),
  z.object({ kind: z.literal("turn_limit"), turns: z.int().min(1, "At least one turn.").max(10_000) }),
  z.object({ kind: z.literal("person_accepted") }),
]);

export const checkInput = z.object({
  name: z.string().trim().min(1, "Give the check a name.").max(200, "At most 200 characters.").regex(VISIBLE, "Invisible characters are not allowed here."),
  agent: z.string().min(1).max(200).nullable(),
  rules: z.array(ruleInput).min(1, "A check has at least one rule.").max(10, "A check has at most ten rules."),
});

export const checkId = z.object({ id: z.string().regex(/^chk_[0-9a-f]{32}$/, "Not a check's id.") });

export type CheckInput = z.output<typeof checkInput>;
