import { mintActor, type OperatorActor, type PersonActor } from "@/lib/auth/actor";
import { createWorkspace } from "@/lib/auth/workspaces/create";
import { db, sql } from "@/lib/db/client";
import { importWithFeatures } from "@/lib/dreams/import";
import { runDreamAndWait } from "@/lib/dreams/run";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { adoptGuidance } from "@/lib/lessons/adopt";
import type { ImportSource } from "@/lib/sessions/import/report";
import { contractFiles } from "./contracts/generate";
import { engineeringFiles } from "./engineering/generate";
import { ENGINEERING_GUIDANCE } from "./engineering/work";
import { supportFiles } from "./support/files";
import { SUPPORT_GUIDANCE } from "./support/guidance";

/** A file that agents read before Lucid came. */
export interface SampleGuidance {
  path: string;
  title: string;
  text: string;
}

interface Sample {
  slug: string;
  name: string;
  files: () => Iterable<ImportSource>;
  guidance: readonly SampleGuidance[];
}

const SAMPLES: readonly Sample[] = [
  { slug: "support", name: "Support", files: supportFiles, guidance: SUPPORT_GUIDANCE },
  { slug: "engineering", name: "Engineering", files: engineeringFiles, guidance: ENGINEERING_GUIDANCE },
  { slug: "contracts", name: "Contracts", files: contractFiles, guidance: [] },
];

/** Who adopted the samples' earlier guidance. Nobody can sign in as them. */
const KEEPER = { email: "samples@lucid.invalid", name: "Sample data" };

/**
 * Makes the three sample workspaces with the real importer and the real dream engine. Nothing in them is reviewed; what their agents
 * already read is adopted as release 0. Safe to run again after it was cut short: what is there stays.
 * @param onProgress gets one line at a time on what is being done
 */
export async function loadSamples(onProgress: (line: string) => void): Promise<void> {
  for (const sample of SAMPLES) await loadSample(sample, onProgress);
}

async function loadSample(sample: Sample, onProgress: (line: string) => void): Promise<void> {
  const actor = await workspaceOf(sample);
  if (sample.guidance.length > 0) await adopt(actor.workspaceId, sample.guidance);
  onProgress(`${sample.name}: reading sessions`);
  const report = await importWithFeatures(actor, [...sample.files()], {
    origin: "sample",
    onProgress: ({ sessions }) => onProgress(`${sample.name}: ${sessions} sessions read`),
  });
  if (report.rejectedCount > 0) throw new Error(`The sample ${sample.slug} did not import cleanly: ${report.rejected[0]?.reason ?? "unknown reason"}`);
  const dreams = await sql("SELECT 1 FROM dreams WHERE workspace_id = $1 AND status = 'completed' LIMIT 1", [actor.workspaceId]);
  if (dreams.length > 0) return;
  onProgress(`${sample.name}: dreaming on ${report.sessions.added} sessions`);
  await runDreamAndWait(actor, {});
}

async function workspaceOf({ slug, name }: Sample): Promise<OperatorActor> {
  const asOperator = (workspaceId: string) => mintActor({ kind: "operator", id: "operator", workspaceId });
  try {
    return asOperator((await createWorkspace({ kind: "operator", id: "operator" }, { slug, name, sample: true })).id);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    const existing = await db().workspace.findUnique({ where: { slug }, select: { id: true, sample: true } });
    if (!existing?.sample) throw new AppError("conflict", `A workspace named ${slug} exists and is no sample. Start with LUCID_SAMPLES=off to keep it.`);
    return asOperator(existing.id);
  }
}

async function adopt(workspaceId: string, guidance: readonly SampleGuidance[]): Promise<void> {
  await sql("INSERT INTO users (id, email, name, disabled_at) VALUES ($1, $2, $3, now()) ON CONFLICT (email) DO NOTHING", [
    newId("user"),
    KEEPER.email,
    KEEPER.name,
  ]);
  const [keeper] = await sql<{ id: string }>("SELECT id FROM users WHERE email = $1", [KEEPER.email]);
  if (!keeper) throw new Error("The samples' keeper could not be written.");
  const actor: PersonActor = mintActor({ kind: "person", id: keeper.id, role: "admin", workspaceId, signInId: newId("signIn") });
  await adoptGuidance(actor, { items: guidance.map((item) => ({ ...item, appliesTo: {} })), note: "What the sample's agents already read." });
}
