import type Anthropic from "@anthropic-ai/sdk";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/text/hash";

/** One text of a memory store. */
export interface StoreFile {
  path: string;
  content: string;
  /** Of the content's UTF-8 bytes, and checked. */
  sha256: string;
  memoryId: string;
  versionId: string;
}

/** With content a page holds no more. */
const FULL_PAGE = 20;

/**
 * Every text of a memory store, by path; one request for each 20.
 * @throws AppError upstream when a text is not what its hash says
 */
export async function readStore(client: Anthropic, storeId: string): Promise<StoreFile[]> {
  const files: StoreFile[] = [];
  for await (const item of client.beta.memoryStores.memories.list(storeId, { view: "full", limit: FULL_PAGE })) {
    if (item.type !== "memory") continue;
    const content = item.content ?? "";
    if (sha256(content) !== item.content_sha256)
      throw new AppError("upstream", `The text at ${item.path} is not what its hash says. Nothing was taken from this store.`);
    files.push({ path: item.path, content, sha256: item.content_sha256, memoryId: item.id, versionId: item.memory_version_id });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
