import { EmptyState } from "@/components/ui/empty-state";
import { LAYERS, type Layer, layerOf } from "@/lib/guidance/audience";
import type { DeliveryCount } from "@/lib/guidance/deliveries";
import type { ReleaseView } from "@/lib/guidance/queries";
import { FileText } from "./file-text";
import { ItemCard } from "./item-card";
import { RetireButton } from "./retire-button";

/** Beyond this many items their texts start folded. */
const OPEN = 10;

const LAYER_WORDS: Record<Layer, string> = {
  workspace: "For every agent",
  agents: "For some agents",
  roles: "For a role",
  tasks: "For some tasks",
  tools: "Where a tool is at hand",
};

/** The items in force, layer by layer as agents read them, with their index. */
export function InForce({
  slug,
  release,
  counts,
  mayRetire,
}: {
  slug: string;
  release: ReleaseView;
  counts: ReadonlyMap<string, DeliveryCount>;
  mayRetire: boolean;
}) {
  if (release.items.length === 0) return <EmptyState title="This release is empty">Everything was retired. Agents get an index that says so.</EmptyState>;
  const layers = LAYERS.flatMap((layer) => {
    const items = release.items.filter((item) => layerOf(item.appliesTo) === layer);
    return items.length > 0 ? [{ layer, items }] : [];
  });
  return (
    <div className="flex flex-col gap-3">
      <h2 className="sr-only">Items in force</h2>
      {layers.map(({ layer, items }) => (
        <section key={layer} aria-labelledby={`layer-${layer}`} className="flex flex-col gap-3">
          {layers.length > 1 && (
            <h3 id={`layer-${layer}`} className="mt-2 text-sm font-medium text-muted">
              {LAYER_WORDS[layer]}
            </h3>
          )}
          {items.map((item) => (
            <ItemCard
              key={item.itemId}
              slug={slug}
              item={item}
              delivered={counts.get(item.itemId) ?? null}
              open={release.items.length <= OPEN}
              actions={mayRetire && <RetireButton slug={slug} itemId={item.itemId} title={item.title} />}
            />
          ))}
        </section>
      ))}
      <details className="mt-2">
        <summary className="w-fit rounded-sm text-sm text-muted hover:text-text">The index that agents read first</summary>
        <div className="mt-2">
          <FileText path="index" text={release.index} />
        </div>
      </details>
    </div>
  );
}
