import Link from "next/link";
import type { ReactNode } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Badge } from "@/components/ui/badge";
import type { DeliveryCount } from "@/lib/guidance/deliveries";
import type { LoadedItem } from "@/lib/guidance/load";
import { Approvals } from "./approvals";
import { Audience } from "./audience";
import { FileText } from "./file-text";

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

function Deliveries({ slug, lessonId, delivered }: { slug: string; lessonId: string; delivered: DeliveryCount | undefined }) {
  if (!delivered) return <span>Not delivered yet</span>;
  return (
    <Link href={`/w/${slug}/guidance/lessons/${lessonId}`} className="underline-offset-2 hover:underline">
      Delivered {count(delivered.delivered, "time", "times")}, read {count(delivered.read, "time", "times")}
    </Link>
  );
}

/** One item of a release: what it says, to whom, on whose word, on what evidence. */
export function ItemCard({
  slug,
  item,
  delivered,
  open,
  actions,
}: {
  slug: string;
  item: LoadedItem;
  /** Undefined when nobody counted. */
  delivered?: DeliveryCount | null;
  open: boolean;
  actions?: ReactNode;
}) {
  const adopted = item.decision === "adopt";
  return (
    <article id={item.itemId} data-item tabIndex={-1} className="scroll-mt-16 rounded-lg border bg-surface px-4 py-3.5 target:border-accent">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 [overflow-wrap:anywhere]">
            <HostileInline text={item.title} />
            {adopted && <Badge tone="warn">Adopted, not reviewed</Badge>}
          </h3>
          {item.trigger !== "" && (
            <p className="mt-0.5 text-sm [overflow-wrap:anywhere] text-muted">
              Use when <HostileInline text={item.trigger} />
            </p>
          )}
        </div>
        {actions}
      </div>
      <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs text-muted">
        <Audience appliesTo={item.appliesTo} />
        <Link href={`/w/${slug}/review/${item.lessonId}`} className="text-accent underline-offset-2 hover:underline">
          Lesson{item.evidence > 0 ? `, ${count(item.evidence, "quote", "quotes")}` : ""}
        </Link>
        {delivered !== undefined && <Deliveries slug={slug} lessonId={item.lessonId} delivered={delivered ?? undefined} />}
      </div>
      <div className="mt-2 text-xs text-muted">
        <Approvals approvals={item.approvals} adopted={adopted} />
      </div>
      <details open={open} className="group mt-3">
        <summary className="w-fit rounded-sm text-xs text-muted hover:text-text">Text as agents get it</summary>
        <div className="mt-2">
          <FileText path={item.path} text={item.file} sha256={item.sha256} fold={4_000} />
        </div>
      </details>
    </article>
  );
}
