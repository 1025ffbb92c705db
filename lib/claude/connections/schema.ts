import { z } from "zod";

/** What may be pasted as a key: nothing that an HTTP header would trip over. */
const secret = (what: string) =>
  z
    .string()
    .trim()
    .max(500)
    .regex(/^[\x21-\x7e]*$/, `This is not ${what}: it must be one line of plain characters.`);

const apiKey = secret("an API key").min(8, "Enter the API key.");
const webhookKey = secret("a signing key").refine((value) => value === "" || value.startsWith("whsec_"), "A webhook's signing key begins with whsec_.");
const baseUrl = z
  .string()
  .trim()
  .max(500)
  .refine((value) => value === "" || URL.canParse(value), "This is not an address. It must look like https://api.anthropic.com.");
const claudeWorkspaceId = z
  .string()
  .trim()
  .max(100)
  .refine((value) => value === "" || /^wrkspc_[A-Za-z0-9]+$/.test(value), "A Claude workspace's id begins with wrkspc_.");
const remoteId = z
  .string()
  .trim()
  .max(100)
  .regex(/^[A-Za-z0-9_]*$/, "This is not an id of the Claude platform.");
const dollars = z.number().min(0).max(1_000_000).nullable();

/** Which sessions are brought in; nothing given: all that are not archived. */
export const pullFilter = z.object({
  agentId: remoteId.optional(),
  memoryStoreId: remoteId.optional(),
  deploymentId: remoteId.optional(),
  /** Only sessions created at or after this time, ISO 8601. */
  since: z
    .string()
    .max(40)
    .refine((value) => value === "" || !Number.isNaN(Date.parse(value)), "Not a time. Write it as 2026-03-01.")
    .optional(),
  archived: z.boolean().optional(),
});
export type PullFilter = z.output<typeof pullFilter>;

export const connectInput = z.object({ apiKey, baseUrl: baseUrl.default(""), claudeWorkspaceId: claudeWorkspaceId.default("") });

export const changeInput = z.object({
  /** Another key in the place of the stored one. */
  apiKey: apiKey.optional(),
  baseUrl: baseUrl.optional(),
  claudeWorkspaceId: claudeWorkspaceId.optional(),
  /** "" forgets it. */
  webhookKey: webhookKey.optional(),
  pullMinutes: z.number().int().min(0).max(10_080).optional(),
  pullFilter: pullFilter.optional(),
  dreamModel: z.string().trim().max(256).optional(),
  /** US dollars for a million tokens. */
  priceInput: dollars.optional(),
  priceOutput: dollars.optional(),
  /** US dollars a calendar month. */
  monthlyBudget: dollars.optional(),
  draftWordings: z.boolean().optional(),
});

export const nothing = z.object({});
