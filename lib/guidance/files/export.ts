import path from "node:path";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, authorize } from "@/lib/auth/actor";
import { transact } from "@/lib/db/client";
import type { Guidance } from "../formats";
import { readFileBytes, replaceFileBytes } from "./store";
import { type FileFormat, type Planned, pathOf, planFile } from "./targets";

export interface ExportedFile {
  path: string;
  state: Planned["state"] | "written";
  reason: string;
  /** The release that the file named before. */
  has: number | null;
}

/** Writes guidance into the file of a format below `folder`, or with `check` only looks. What is damaged is never written. */
export function exportFile(format: FileFormat, guidance: Guidance, folder: string, check: boolean): ExportedFile {
  const file = path.join(folder, pathOf(format));
  const seen = readFileBytes(file);
  const { next, state, reason, has } = planFile(format, guidance, seen);
  if (check || next === null) return { path: file, state, reason, has };
  replaceFileBytes(file, seen, next);
  return { path: file, state: "written", reason, has };
}

/** Notes in the trail that guidance went out as files. */
export async function recordExport(actor: Actor, guidance: Guidance, formats: readonly FileFormat[]): Promise<void> {
  await authorize(actor, "guidance.read");
  const { release, items } = guidance;
  if (release === null) return;
  await transact((tx) =>
    recordAudit(tx, actor, {
      action: "guidance.exported",
      object: { type: "release", id: release.id },
      facts: { number: release.number, format: formats.join(", "), items: items.length, hashes: items.map((item) => item.sha256) },
    }),
  );
}
