import { randomBytes } from "node:crypto";
import { onPool, type SqlTx, sql } from "@/lib/db/client";
import { changeRecord, mapStrings } from "@/lib/text/json-strings";
import { blanked, type Mark, PassageFinder } from "@/lib/text/passages";
import { type MaskRule, maskPersonal } from "./masking/mask-personal";
import { maskRulesOf } from "./masking/settings";

/** What stands in the place of a record that was destroyed. */
export const REDACTED_RECORD = Buffer.from('{"redacted":true}');

export interface Guarded {
  text: string;
  /** Whether a redacted passage was all of it: its record goes with it. */
  gone: boolean;
}

/** Stands between what is read and what is stored: what was redacted does not come back, and what the workspace wants masked is masked. */
export class ImportGuard {
  constructor(
    private readonly finder: PassageFinder,
    private readonly rules: readonly MaskRule[],
    private readonly key: Uint8Array,
  ) {}

  /** Whether there is nothing to do, which is the usual case. */
  get idle(): boolean {
    return this.finder.empty && this.rules.length === 0;
  }

  text(text: string): Guarded {
    if (this.idle) return { text, gone: false };
    const ranges = this.finder.empty ? [] : this.finder.find(text);
    const gone = ranges.length === 1 && ranges[0]!.start === 0 && ranges[0]!.end === text.length && text.length > 0;
    const kept = ranges.length > 0 ? blanked(text, ranges) : text;
    return { text: gone || this.rules.length === 0 ? kept : maskPersonal(kept, this.rules, this.key), gone };
  }

  /** A record's bytes with the same things taken out. */
  record(raw: Buffer): Buffer {
    if (this.idle) return raw;
    return changeRecord(raw, (text) => this.text(text).text) ?? raw;
  }

  /** Any value that is stored as JSON. */
  value<T>(value: T): T {
    return this.idle ? value : (mapStrings(value, (text) => this.text(text).text) as T);
  }
}

/** A guard that lets everything through: for tools that only read. */
export const NO_GUARD = new ImportGuard(new PassageFinder(Buffer.alloc(32), []), [], Buffer.alloc(32));

/** The workspace's own key for marks and masks, made when it is first needed. */
export async function redactionKey(tx: SqlTx, workspaceId: string): Promise<Buffer> {
  await tx.$queryRawUnsafe("INSERT INTO redaction_keys (workspace_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING", workspaceId, randomBytes(32));
  const rows = await tx.$queryRawUnsafe<{ key: Uint8Array }[]>("SELECT key FROM redaction_keys WHERE workspace_id = $1", workspaceId);
  return Buffer.from(rows[0]!.key);
}

/** The guard of a workspace as it is now. */
export async function importGuard(workspaceId: string): Promise<ImportGuard> {
  const [row] = await sql<{ key: Buffer | null; settings: unknown }>(
    "SELECT k.key, w.settings FROM workspaces w LEFT JOIN redaction_keys k ON k.workspace_id = w.id WHERE w.id = $1",
    [workspaceId],
  );
  const rules = maskRulesOf(row?.settings);
  if (!row?.key && rules.length === 0) return NO_GUARD;
  const key = row?.key ?? (await redactionKey(onPool(), workspaceId));
  const marks = row?.key
    ? await sql<Omit<Mark, "rolling"> & { rolling: string }>("SELECT mark, length, rolling::text, whole FROM redaction_marks WHERE workspace_id = $1", [
        workspaceId,
      ])
    : [];
  return new ImportGuard(
    new PassageFinder(
      key,
      marks.map((mark) => ({ ...mark, rolling: Number(mark.rolling) })),
    ),
    rules,
    key,
  );
}
