"use client";
import { focusManager } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { FormDialog } from "@/components/layout/form-dialog";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
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
    const timer = setInterval(() => focusManager.isFocused() && router.refresh(), LOOK_AGAIN_MS);
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
  const [name, setName] = useState("");
  return (
    <FormDialog
      trigger={<Button variant="primary">Add a memory store</Button>}
      title="Add a memory store"
      description="Lucid makes the store in Claude and keeps it equal to the release in force. Attach it to sessions as read-only; the agents' own stores stay beside it."
      submit="Add"
      work={() => addDestinationAction(slug, { name })}
      done={() => {
        setName("");
        toast.success("The memory store is being made and filled.");
      }}
      fields={["name"]}
    >
      {(errorOf) => (
        <Field label="Name" hint="Agents see the store under this name." error={errorOf("name")}>
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} required maxLength={200} autoFocus />}
        </Field>
      )}
    </FormDialog>
  );
}

function RemoveMemoryStore({ slug, store }: { slug: string; store: PublicationView }) {
  const [archive, setArchive] = useState(true);
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant="ghost">
          Remove
        </Button>
      }
      title="Stop publishing to this memory store?"
      description="What stands in it is no longer brought up to date, and no longer watched."
      submit="Remove"
      variant="danger"
      work={() => removeDestinationAction(slug, { id: store.id, archive })}
      done={() => toast.success("Nothing is published there any more.")}
    >
      {() => (
        <Checkbox
          checked={archive}
          onChange={(event) => setArchive(event.target.checked)}
          label="Archive the store in Claude"
          hint="No new session can attach it. Without this, agents may go on reading what stands there now."
        />
      )}
    </FormDialog>
  );
}
