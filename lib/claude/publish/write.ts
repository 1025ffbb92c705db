import type Anthropic from "@anthropic-ai/sdk";
import { ConflictError, NotFoundError } from "@anthropic-ai/sdk";
import { AppError } from "@/lib/errors";
import { errorType } from "../client/failure";
import { readStore } from "../client/stores";
import { type FoundFile, planWrites, type WantedFile, type Write } from "./plan";

/** Items of a page without their texts. */
const PAGE = 100;
/** A store that others write to all the time is left after so many rounds. */
const ROUNDS = 5;

export interface Writing {
  client: Anthropic;
  storeId: string;
  wanted: readonly WantedFile[];
  /** Told what stands in the store before each round: what is foreign in it must be kept before it is written over. */
  onListed(found: readonly FoundFile[]): Promise<void>;
  /** Told before each write, so that a process that dies knows its own bytes again. */
  beforeWrite(write: Write): Promise<void>;
  signal?: AbortSignal | undefined;
}

/** What a store holds, without the texts: a request for each 100 files. */
export async function listStore(client: Anthropic, storeId: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const item of client.beta.memoryStores.memories.list(storeId, { limit: PAGE })) {
    if (item.type === "memory") found.push({ path: item.path, sha256: item.content_sha256, memoryId: item.id, versionId: item.memory_version_id });
  }
  return found;
}

/** @returns false when somebody else was faster: the store is listed again, and what they wrote is kept. */
async function carryOut({ client, storeId }: Writing, write: Write): Promise<boolean> {
  const { memories } = client.beta.memoryStores;
  try {
    if (write.act === "create") await memories.create(storeId, { path: write.file.path, content: write.file.content });
    else if (write.act === "update")
      await memories.update(write.memoryId, {
        memory_store_id: storeId,
        content: write.file.content,
        precondition: { type: "content_sha256", content_sha256: write.expected },
      });
    else await memories.delete(write.memoryId, { memory_store_id: storeId, expected_content_sha256: write.expected });
    return true;
  } catch (error) {
    // A precondition that failed, a path that was taken, or a memory that has gone: each means that the store is not as it was listed.
    const moved = ["memory_precondition_failed_error", "memory_path_conflict_error", "conflict_error"].includes(errorType(error));
    if ((error instanceof ConflictError && moved) || (error instanceof NotFoundError && write.act !== "create")) return false;
    throw error;
  }
}

/**
 * Makes a store hold exactly these files, then reads all of it back and compares byte for byte. May be broken off anywhere and begun
 * again: it goes by what stands in the store.
 * @throws AppError conflict when others keep writing there; upstream when what was read back is not what was written
 */
export async function writeStore(writing: Writing): Promise<void> {
  const { client, storeId, wanted, signal } = writing;
  for (let round = 0; round < ROUNDS; round++) {
    signal?.throwIfAborted();
    const found = await listStore(client, storeId);
    await writing.onListed(found);
    let undisturbed = true;
    for (const write of planWrites(wanted, found)) {
      signal?.throwIfAborted();
      await writing.beforeWrite(write);
      undisturbed = await carryOut(writing, write);
      if (!undisturbed) break;
    }
    if (undisturbed && (await holdsExactly(client, storeId, wanted))) return;
  }
  throw new AppError(
    "conflict",
    "Others keep writing to this memory store, so that it could not be brought to the release. Attach it read-only, then publish again.",
  );
}

async function holdsExactly(client: Anthropic, storeId: string, wanted: readonly WantedFile[]): Promise<boolean> {
  const stored = await readStore(client, storeId);
  const byPath = new Map(stored.map((file) => [file.path, file.content]));
  return stored.length === wanted.length && wanted.every(({ path, content }) => byPath.get(path) === content);
}
