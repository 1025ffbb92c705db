import { HostileInline } from "@/components/text/hostile-text";

/** A session's title, or what else names it. */
export function SessionTitle({ title, sourceId }: { title: string; sourceId: string }) {
  if (title.trim() !== "") return <HostileInline text={title} />;
  return (
    <span className="text-muted">
      Untitled, <HostileInline text={sourceId} className="font-mono" />
    </span>
  );
}
