import { z } from "zod";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/text/hash";
import type { Question } from "./audience";
import type { Guidance } from "./formats";

/** Guidance from a Lucid elsewhere, over its API: for machines that have a token and no database. */

const answerSchema = z.object({
  release: z.object({ id: z.string(), number: z.number().int(), sha256: z.string(), publishedAt: z.string() }).nullable(),
  items: z.array(
    z.object({
      path: z.string(),
      sha256: z.string(),
      content: z.string(),
      lessonId: z.string(),
      revision: z.string(),
      title: z.string(),
      trigger: z.string(),
      appliesTo: z.object({
        agents: z.array(z.string()).optional(),
        roles: z.array(z.string()).optional(),
        tasks: z.array(z.string()).optional(),
        tools: z.array(z.string()).optional(),
      }),
      adopted: z.boolean(),
      approvedBy: z.array(z.object({ id: z.string(), name: z.string(), at: z.string(), selfApproved: z.boolean() })),
    }),
  ),
});

/**
 * Asks `GET /api/v1/guidance` of another installation. Each item's bytes are hashed again here.
 * @throws AppError upstream with a sentence on what to do
 */
export async function remoteGuidance(address: string, token: string, question: Question, signal?: AbortSignal): Promise<Guidance> {
  const url = new URL("/api/v1/guidance", address);
  for (const key of ["agent", "role", "task"] as const) if (question[key]) url.searchParams.set(key, question[key]);
  for (const tool of question.tools ?? []) url.searchParams.append("tools", tool);
  let response: Response;
  try {
    response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: "error", ...(signal && { signal }) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AppError("upstream", `${url.origin} does not answer. Is Lucid running there?`, { cause: error });
  }
  if (!response.ok) throw new AppError("upstream", `${url.origin} answered ${response.status}. Check LUCID_TOKEN: it needs the permission guidance.read.`);
  const parsed = answerSchema.safeParse(await response.json());
  if (!parsed.success) throw new AppError("upstream", `${url.origin} answered something that is no guidance.`);
  const wrong = parsed.data.items.find((item) => sha256(item.content) !== item.sha256);
  if (wrong) throw new AppError("upstream", `${wrong.path} did not arrive as it was approved: its hash is another.`);
  const items = parsed.data.items.map((item) => {
    const { agents, roles, tasks, tools } = item.appliesTo;
    return { ...item, appliesTo: { ...(agents && { agents }), ...(roles && { roles }), ...(tasks && { tasks }), ...(tools && { tools }) } };
  });
  return { release: parsed.data.release, items };
}
