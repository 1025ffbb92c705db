"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { addDestinationAction, lookNowAction, publishAgainAction, removeDestinationAction } from "@/lib/claude/publish/actions";
import type { PublicationView } from "@/lib/claude/publish/queries";

/** While something is on its way the page looks again so often, in milliseconds. */
const LOOK_AGAIN_MS = 2000;

function stateOf({ error, pending, busy, release, connected, openDrifts }: PublicationView): { tone: BadgeTone; word: string } {
  if (!connected) return { tone: "danger", word: "not connected" };
  if (error) return { tone: "danger", word: "failed" };
  if (busy || pending) return { tone: "info", word: release === null ? "being filled" : "being published" };
  if (openDrifts > 0) return { tone: "warn", word: "foreign changes" };
  return release === null ? { tone: "neutral", word: "waits for a release" } : { tone: "neutral", word: "as published" };
}

/** The memory stores that hold the release in force. */
export function MemoryStores({
  slug,
  stores,
  mayManage,
  mayPublish,
}: {
  slug: string;
  stores: readonly PublicationView[];
  mayManage: boolean;
  mayPublish: boolean;
}) {
  const router = useRouter();
  const moving = stores.some(({ busy, pending, error }) => (busy || pending) && !error);
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [moving, router]);
  const ask = async (run: typeof lookNowAction, id: string, said: string) => {
    const result = await run(slug, { id });
    if (!result.ok) return void toast.error(result.error.message);
    toast.success(said);
    router.refresh();
  };
  return (
    <section aria-labelledby="stores">
      <h2 id="stores" className="mb-2 text-base">
        Memory stores
      </h2>
      <ul className="flex flex-col gap-3">
        {stores.map((store) => {
          const { tone, word } = stateOf(store);
          return (
            <li key={store.id} className="rounded-lg border bg-surface px-4 py-3">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <h3 className="text-sm font-medium [overflow-wrap:anywhere]">
                  <HostileInline text={store.name} />
                </h3>
                <Badge tone={tone}>{word}</Badge>
                {store.storeId && <span className="font-mono text-xs [overflow-wrap:anywhere] text-muted">{store.storeId}</span>}
              </div>
              <p className="mt-1 text-sm text-muted">
                {store.release === null || store.verifiedAt === null ? (
                  "Nothing was published here yet."
                ) : (
                  <>
                    Release {store.release}, read back byte for byte <RelativeTime at={store.verifiedAt} />
                    {store.checkedAt && store.checkedAt !== store.verifiedAt && (
                      <>
                        , looked at <RelativeTime at={store.checkedAt} />
                      </>
                    )}
                    .
                  </>
                )}
              </p>
              {store.error && (
                <p role="alert" className="mt-1 text-sm [overflow-wrap:anywhere] text-danger">
                  <HostileInline text={store.error} /> It is tried again every few minutes.
                </p>
              )}
              <div className="mt-2.5 flex flex-wrap gap-2">
                {mayPublish && (
                  <>
                    <Button size="sm" onClick={() => ask(lookNowAction, store.id, "A worker looks at the store now.")}>
                      Look now
                    </Button>
                    <Button size="sm" onClick={() => ask(publishAgainAction, store.id, "A worker publishes to the store now.")}>
                      Publish again
                    </Button>
                  </>
                )}
                {mayManage && <RemoveMemoryStore slug={slug} store={store} />}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Adds a memory store that Lucid makes and fills. */
export function AddMemoryStore({ slug }: { slug: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await addDestinationAction(slug, { name });
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    setOpen(false);
    setName("");
    setError(undefined);
    toast.success("The memory store is being made and filled.");
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">Add a memory store</Button>}
      title="Add a memory store"
      description="Lucid makes the store in Claude and keeps it equal to the release in force. Attach it to sessions as read-only; the agents' own stores stay beside it."
    >
      <form onSubmit={add}>
        <Field label="Name" hint="Agents see the store under this name." error={error}>
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} required maxLength={200} autoFocus />}
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={busy}>
            Add
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function RemoveMemoryStore({ slug, store }: { slug: string; store: PublicationView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [archive, setArchive] = useState(true);
  const [error, setError] = useState<string>();
  const remove = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await removeDestinationAction(slug, { id: store.id, archive });
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    setOpen(false);
    toast.success("Nothing is published there any more.");
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost">
          Remove
        </Button>
      }
      title="Stop publishing to this memory store?"
      description="What stands in it is no longer brought up to date, and no longer watched."
    >
      <form onSubmit={remove}>
        <Checkbox
          checked={archive}
          onChange={(event) => setArchive(event.target.checked)}
          label="Archive the store in Claude"
          hint="No new session can attach it. Without this, agents may go on reading what stands there now."
        />
        {error && (
          <p role="alert" className="mt-2 text-sm text-danger">
            {error}
          </p>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="danger" busy={busy}>
            Remove
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
