import { sql } from "@/lib/db/client";
import { sha256 } from "@/lib/text/hash";
import type { WantedFile } from "./plan";

/** Where the index of a release stands in a store. Items' paths are lower case, so none can be the same. */
export const INDEX_PATH = "/INDEX.md";

export interface ReleaseFiles {
  releaseId: string;
  number: number;
  files: WantedFile[];
}

interface Row {
  id: string;
  number: number;
  index: string;
  files: { path: string; content: string; sha256: string }[];
}

/** The files of a release in a memory store: its index, and each item's canonical file at its path. Bytes as people approved them. */
export async function releaseFiles(workspaceId: string, releaseId: string | "in force"): Promise<ReleaseFiles | null> {
  const [row] = await sql<Row>(
    `SELECT r.id, r.number, r.index_text AS index,
       coalesce((SELECT json_agg(json_build_object('path', i.path, 'content', v.file, 'sha256', ri.sha256) ORDER BY ri.position)
         FROM release_items ri JOIN items i ON i.id = ri.item_id JOIN revisions v ON v.lesson_id = ri.lesson_id AND v.id = ri.revision_id
         WHERE ri.release_id = r.id), '[]') AS files
     FROM releases r WHERE r.workspace_id = $1 AND (CASE WHEN $2 = 'in force' THEN r.state = 'in_force' ELSE r.id = $2 AND r.state <> 'draft' END)`,
    [workspaceId, releaseId],
  );
  if (!row) return null;
  const files = row.files.map(({ path, content, sha256: hash }) => ({ path: `/${path}`, content, sha256: hash }));
  return { releaseId: row.id, number: row.number, files: [{ path: INDEX_PATH, content: row.index, sha256: sha256(row.index) }, ...files] };
}
