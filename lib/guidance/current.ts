import { sql } from "@/lib/db/client";
import { log } from "@/lib/log";
import { sha256 as digestOf } from "@/lib/text/hash";
import { appliesToQuestion, type Question } from "./audience";
import { CONTENT_TYPES, type Format, type Guidance, type GuidanceItem, type GuidanceRelease, render } from "./formats";
import { type LoadedItem, loadItems } from "./load";

/** The hot way from a question to bytes. What is published never changes, so only "which release is in force" has to be asked again. */

// In another process a publication is seen within this time; in the one that published, at once.
const RELEASE_MS = 500;
// With this much of it left, the next question has it read again.
const RENEW_MS = 250;
// Names of people may change while a release stays.
const ITEMS_MS = 30_000;
const MAX_RELEASES = 50;
const MAX_RENDERED = 1_000;
const MAX_RENDERED_BYTES = 64 * 1024 * 1024;

export interface ReleaseHead {
  id: string;
  number: number;
  sha256: string;
  publishedAt: Date;
}

export interface Rendered {
  release: GuidanceRelease | null;
  /** Which items, by path and hash, in the order delivered. */
  items: { itemId: string; path: string; revision: string; sha256: string }[];
  body: Uint8Array<ArrayBuffer>;
  etag: string;
  contentType: string;
}

interface KeptItems {
  items: Promise<LoadedItem[]>;
  until: number;
  /** What was kept before, until these have come. */
  before: Promise<LoadedItem[]> | null;
}

interface State {
  inForce: Map<string, { head: Promise<ReleaseHead | null>; until: number; renewing: boolean }>;
  items: Map<string, KeptItems>;
  rendered: Map<string, { value: Rendered; until: number }>;
  building: Map<string, Promise<Rendered>>;
  bytes: number;
}

// One a process, whichever bundle a route or an action was compiled into.
const holder = globalThis as typeof globalThis & { lucidGuidance?: State };
const state = (): State => {
  holder.lucidGuidance ??= { inForce: new Map(), items: new Map(), rendered: new Map(), building: new Map(), bytes: 0 };
  return holder.lucidGuidance;
};

/** Forgets which release is in force: after a publication, a return, an adoption. */
export function forgetGuidance(workspaceId: string): void {
  state().inForce.delete(workspaceId);
}

const HEAD = `SELECT id, number, sha256, published_at AS "publishedAt" FROM releases WHERE workspace_id = $1 AND state <> 'draft'`;

async function readInForce(workspaceId: string): Promise<ReleaseHead | null> {
  const [head] = await sql<ReleaseHead>(`${HEAD} AND state = 'in_force'`, [workspaceId]);
  return head ?? null;
}

/**
 * The release in force, at most half a second old. Under load it is read again in the background before that, so that nobody
 * waits for the database.
 */
export function releaseInForce(workspaceId: string, now: number = Date.now()): Promise<ReleaseHead | null> {
  const { inForce } = state();
  const known = inForce.get(workspaceId);
  if (known && known.until > now) {
    if (!known.renewing && known.until - now < RENEW_MS) {
      known.renewing = true;
      // A publication in this process forgets `known`; what was read before it must not come back.
      readInForce(workspaceId).then(
        (head) => inForce.get(workspaceId) === known && inForce.set(workspaceId, { head: Promise.resolve(head), until: now + RELEASE_MS, renewing: false }),
        () => inForce.get(workspaceId) === known && inForce.delete(workspaceId),
      );
    }
    return known.head;
  }
  const entry = { head: readInForce(workspaceId), until: now + RELEASE_MS, renewing: false };
  inForce.set(workspaceId, entry);
  entry.head.catch(() => inForce.get(workspaceId) === entry && inForce.delete(workspaceId));
  return entry.head;
}

/** The release that was in force at `at`, or null before the first. */
export async function releaseAt(workspaceId: string, at: Date): Promise<ReleaseHead | null> {
  const [head] = await sql<ReleaseHead>(`${HEAD} AND published_at <= $2 ORDER BY published_at DESC, number DESC LIMIT 1`, [workspaceId, at]);
  return head ?? null;
}

/** The items of a release in order, as people approved them; names of approvers may be half a minute old. The caller has authorised. */
export function itemsOf(workspaceId: string, releaseId: string, now: number): Promise<LoadedItem[]> {
  const { items: cache } = state();
  const known = cache.get(releaseId);
  if (known && known.until > now) return known.items;
  if (cache.size >= MAX_RELEASES) cache.clear();
  const entry: KeptItems = { items: loadItems(workspaceId, releaseId), until: now + ITEMS_MS, before: null };
  if (known && known.until + ITEMS_MS > now) entry.before = known.items;
  cache.set(releaseId, entry);
  entry.items.then(
    () => {
      entry.before = null;
    },
    () => cache.delete(releaseId),
  );
  return entry.items;
}

/** The same, up to a minute old: while they are read again, those that were kept do, so that nobody in steady use waits for the database. */
export function itemsAtHand(workspaceId: string, releaseId: string, now: number): Promise<LoadedItem[]> {
  const items = itemsOf(workspaceId, releaseId, now);
  return state().items.get(releaseId)?.before ?? items;
}

/** An item as agents get it. */
export function toItem(item: LoadedItem): GuidanceItem {
  const { path, sha256, file, lessonId, revisionId, title, trigger, appliesTo, decision, approvals } = item;
  const approvedBy = decision === "adopt" ? [] : approvals.map(({ id, name, at, selfApproved }) => ({ id, name, at, selfApproved }));
  return { path, sha256, content: file, lessonId, revision: revisionId, title, trigger, appliesTo, adopted: decision === "adopt", approvedBy };
}

/** A release as an agent gets it. The caller has authorised, and `head` is of this workspace. */
export async function guidanceOf(workspaceId: string, head: ReleaseHead | null, question: Question, now: number = Date.now()): Promise<Guidance> {
  if (!head) return { release: null, items: [] };
  const items = (await itemsOf(workspaceId, head.id, now)).filter((item) => appliesToQuestion(item.appliesTo, question));
  return { release: { id: head.id, number: head.number, sha256: head.sha256, publishedAt: head.publishedAt.toISOString() }, items: items.map(toItem) };
}

async function build(workspaceId: string, head: ReleaseHead | null, question: Question, format: Format, now: number): Promise<Rendered> {
  const guidance = await guidanceOf(workspaceId, head, question, now);
  const loaded = head ? await itemsOf(workspaceId, head.id, now) : [];
  const ids = new Map(loaded.map((item) => [item.path, item.itemId]));
  const body = new TextEncoder().encode(render(guidance, format));
  return {
    release: guidance.release,
    items: guidance.items.map(({ path, revision, sha256: hash }) => ({ itemId: ids.get(path) ?? "", path, revision, sha256: hash })),
    body,
    etag: `"${digestOf(body)}"`,
    contentType: CONTENT_TYPES[format],
  };
}

/** What a session that is held out gets: the same answer without items. */
export function withoutItems({ release }: Rendered, format: Format): Rendered {
  const body = new TextEncoder().encode(render({ release, items: [] }, format));
  return { release, items: [], body, etag: `"${digestOf(body)}"`, contentType: CONTENT_TYPES[format] };
}

function keep(key: string, value: Rendered, until: number): void {
  const cache = state();
  cache.bytes -= cache.rendered.get(key)?.value.body.byteLength ?? 0;
  if (cache.rendered.size >= MAX_RENDERED || cache.bytes > MAX_RENDERED_BYTES) {
    cache.rendered.clear();
    cache.bytes = 0;
  }
  cache.rendered.set(key, { value, until });
  cache.bytes += value.body.byteLength;
}

/**
 * The bytes of a format with their strong entity tag, kept for the next who asks the same. Many who ask at once have them built
 * once, and what is in steady use is built anew beside the requests.
 */
export async function renderedFor(
  workspaceId: string,
  head: ReleaseHead | null,
  question: Question,
  format: Format,
  now: number = Date.now(),
): Promise<Rendered> {
  const { rendered, building } = state();
  const key = [workspaceId, head?.id ?? "", format, question.agent ?? "", question.role ?? "", question.task ?? "", ...(question.tools ?? [])].join("\u0000");
  const known = rendered.get(key);
  if (known && known.until > now) return known.value;
  let fresh = building.get(key);
  if (!fresh) {
    fresh = build(workspaceId, head, question, format, now)
      .then((value) => {
        keep(key, value, now + ITEMS_MS);
        return value;
      })
      .finally(() => building.delete(key));
    building.set(key, fresh);
    if (known) fresh.catch((error) => log.warn({ err: error }, "guidance could not be rendered again"));
  }
  return known && known.until + ITEMS_MS > now ? known.value : fresh;
}
