import { formatBytes } from "@/components/text/format-bytes";
import type { ReleaseView } from "@/lib/guidance/queries";
import { Approvals } from "./approvals";
import { Audience } from "./audience";
import { FileText } from "./file-text";

/** A release whole: the index, then every file in order, nothing folded away. */
export function CompleteGuidance({ release, heading }: { release: ReleaseView; heading: string }) {
  const { items, sizes, index } = release;
  return (
    <section aria-labelledby="complete">
      <h2 id="complete" className="text-base">
        {heading}
      </h2>
      <p className="mt-0.5 mb-3 text-sm text-muted">
        The index, then {items.length === 1 ? "1 file" : `${items.length} files`} in this order: {formatBytes(sizes.files + sizes.index)} together
        {sizes.largest && items.length > 1 ? `, the largest ${formatBytes(sizes.largest.bytes)}` : ""}. An agent gets those that apply to it.
      </p>
      <ol className="flex flex-col gap-4">
        <li>
          <FileText path="index" text={index} />
        </li>
        {items.map((item) => (
          <li key={item.itemId}>
            <FileText path={`${item.position + 1}. ${item.path}`} text={item.file} sha256={item.sha256} />
            <div className="mt-1.5 flex flex-wrap items-start gap-x-4 gap-y-1 px-1 text-xs text-muted">
              <Audience appliesTo={item.appliesTo} />
              <Approvals approvals={item.approvals} adopted={item.decision === "adopt"} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
