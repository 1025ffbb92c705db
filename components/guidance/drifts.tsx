"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { adoptDriftAction, restoreDriftAction } from "@/lib/claude/publish/actions";
import type { DriftView } from "@/lib/claude/publish/queries";
import { WordDifference } from "./words";

const KINDS: Record<DriftView["kind"], string> = { changed: "Changed", added: "Added", removed: "Removed" };
const STATES: Record<DriftView["state"], string> = { open: "waits for a decision", restored: "restored", adopted: "taken as a proposal", gone: "taken back" };

interface Props {
  slug: string;
  drifts: readonly DriftView[];
  mayRestore: boolean;
  mayPropose: boolean;
}

/** What others wrote to the stores: beside what was approved, to be restored or taken as a proposal. */
export function Drifts({ drifts, ...rest }: Props) {
  const open = drifts.filter(({ state }) => state === "open");
  const settled = drifts.filter(({ state }) => state !== "open");
  return (
    <section aria-labelledby="drifts" className="mt-8">
      <h2 id="drifts" className="mb-1 text-base">
        Foreign changes
      </h2>
      <p className="mb-3 text-sm text-muted">
        Somebody else wrote to a store that holds approved guidance. Put back what was approved, or take the change as a proposal that is reviewed like any
        other.
      </p>
      {open.length === 0 && <p className="text-sm">Nothing waits for a decision.</p>}
      <ul className="flex flex-col gap-3">
        {open.map((drift) => (
          <Drift key={drift.id} drift={drift} {...rest} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details className="mt-4">
          <summary className="cursor-pointer text-sm text-muted">Decided earlier: {settled.length}</summary>
          <ul className="mt-3 flex flex-col gap-3">
            {settled.map((drift) => (
              <Drift key={drift.id} drift={drift} {...rest} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Drift({ slug, drift, mayRestore, mayPropose }: Omit<Props, "drifts"> & { drift: DriftView }) {
  const router = useRouter();
  const [busy, setBusy] = useState<"restore" | "adopt" | null>(null);
  const restore = async () => {
    setBusy("restore");
    const result = await restoreDriftAction(slug, { id: drift.id });
    setBusy(null);
    if (!result.ok) return void toast.error(result.error.message);
    toast.success("What was approved is being put back.");
    router.refresh();
  };
  const adopt = async () => {
    setBusy("adopt");
    const result = await adoptDriftAction(slug, { id: drift.id });
    setBusy(null);
    if (!result.ok) return void toast.error(result.error.message);
    toast.success("The change is a proposal now, and what was approved is put back until it is decided.", {
      action: { label: "Review it", onClick: () => router.push(`/w/${slug}/review/${result.value.lessonId}`) },
    });
    router.refresh();
  };
  return (
    <li className="rounded-lg border bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={drift.state === "open" ? "warn" : "neutral"}>{KINDS[drift.kind]}</Badge>
        <h3 className="font-mono text-sm [overflow-wrap:anywhere]">
          <HostileInline text={drift.path} />
        </h3>
        <span className="text-xs text-muted">
          in <HostileInline text={drift.destination} />
        </span>
      </div>
      <p className="mt-1 mb-2.5 text-xs [overflow-wrap:anywhere] text-muted">
        By <HostileInline text={drift.author} />, found <RelativeTime at={drift.foundAt} />.{" "}
        {drift.replaced && drift.state === "open" && "A later publication wrote over it; its text is kept here. "}
        {drift.state !== "open" && (
          <>
            {STATES[drift.state]}
            {drift.decidedBy && (
              <>
                {" "}
                by <HostileInline text={drift.decidedBy} />
              </>
            )}
            {drift.decidedAt && (
              <>
                , <RelativeTime at={drift.decidedAt} />
              </>
            )}
            .{" "}
          </>
        )}
        {drift.lessonId && (
          <Link href={`/w/${slug}/review/${drift.lessonId}`} className="text-accent underline underline-offset-2">
            Proposal
          </Link>
        )}
      </p>
      <WordDifference words={drift.words} />
      {drift.state === "open" && (
        <div className="mt-2.5 flex flex-wrap gap-2">
          {mayRestore && (
            <Button size="sm" variant="primary" busy={busy === "restore"} disabled={busy !== null} onClick={restore}>
              Put back what was approved
            </Button>
          )}
          {mayPropose && drift.path !== "/INDEX.md" && (
            <Button size="sm" busy={busy === "adopt"} disabled={busy !== null} onClick={adopt}>
              Take as a proposal
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
