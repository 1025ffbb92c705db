import { ShieldAlert, ShieldCheck } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { CopyButton } from "@/components/ui/copy-button";
import type { EntryDetail } from "@/lib/audit/queries";
import { objectPath } from "./object-link";

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 px-4 py-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Hash({ value, label }: { value: string; label: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 font-mono text-xs leading-5 break-all">{value}</code>
      <CopyButton value={value} label={label} className="-my-1" />
    </span>
  );
}

/** Everything that is kept of an entry: the fixed part, the erasable text beside it, and whether they fit. */
export function EntryDetails({ slug, entry, sentence }: { slug: string; entry: EntryDetail; sentence: string }) {
  const path = objectPath(slug, entry.object, entry.facts);
  const facts = Object.entries(entry.facts);
  return (
    <div className="flex flex-col gap-6 text-sm">
      <p className="text-lg text-pretty">
        <HostileInline text={sentence} />
      </p>
      <section className="overflow-hidden rounded-lg border bg-surface">
        <h2 className="border-b bg-raised/60 px-4 py-2 text-xs font-medium text-muted">The entry, kept for good</h2>
        <dl className="divide-y">
          <Row name="Act">
            <Link href={`/w/${slug}/audit?what=${entry.action}`} className="font-mono text-xs underline decoration-border-strong underline-offset-2">
              {entry.action}
            </Link>
          </Row>
          <Row name="Who">
            <HostileInline text={entry.actorName} />{" "}
            <Link href={`/w/${slug}/audit?who=${encodeURIComponent(entry.actor.id)}`} className="font-mono text-xs break-all text-muted hover:underline">
              {entry.actor.kind === entry.actor.id ? entry.actor.kind : `${entry.actor.kind} ${entry.actor.id}`}
            </Link>
          </Row>
          <Row name="To what">
            {entry.objectName &&
              (path ? (
                <Link href={path} className="underline decoration-border-strong underline-offset-2">
                  <HostileInline text={entry.objectName} />
                </Link>
              ) : (
                <HostileInline text={entry.objectName} />
              ))}{" "}
            <Link href={`/w/${slug}/audit?object=${encodeURIComponent(entry.object.id)}`} className="font-mono text-xs break-all text-muted hover:underline">
              {entry.object.type} {entry.object.id}
            </Link>
          </Row>
          {facts.map(([name, value]) => (
            <Row
              key={name}
              name={name
                .replaceAll(/([A-Z])/g, " $1")
                .replaceAll("_", " ")
                .toLowerCase()}
            >
              <span className="font-mono text-xs break-all">{typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value)}</span>
            </Row>
          ))}
          {entry.requestId && (
            <Row name="Request">
              <span className="font-mono text-xs break-all">{entry.requestId}</span>
            </Row>
          )}
          <Row name="Leaf hash">
            <Hash value={entry.leaf} label="Copy the leaf hash" />
          </Row>
        </dl>
      </section>
      {entry.commitment && (
        <section className="overflow-hidden rounded-lg border bg-surface">
          <h2 className="border-b bg-raised/60 px-4 py-2 text-xs font-medium text-muted">The text beside it, which can be erased</h2>
          {entry.erased ? (
            <p className="px-4 py-3 text-muted">The text was erased. The entry still holds its commitment.</p>
          ) : (
            <dl className="divide-y">
              {Object.entries(entry.text ?? {}).map(([name, value]) => (
                <Row key={name} name={name.replaceAll(/([A-Z])/g, " $1").toLowerCase()}>
                  <HostileInline text={value} className="whitespace-pre-wrap" />
                </Row>
              ))}
            </dl>
          )}
          <div className="flex items-start gap-2 border-t px-4 py-2 text-xs">
            {entry.fits === false ? (
              <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
            ) : (
              <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />
            )}
            <div className="min-w-0">
              {entry.fits === false && <p className="font-medium text-danger">This text is not the one that the entry was committed to.</p>}
              {entry.fits === true && <p>This text fits the commitment.</p>}
              <code className="font-mono break-all text-muted">{entry.commitment}</code>
            </div>
          </div>
        </section>
      )}
    </div>
  );
}
