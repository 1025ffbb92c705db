import { HostileInline } from "@/components/text/hostile-text";
import { type AppliesTo, normaliseAppliesTo } from "@/lib/guidance/audience";

const FIELDS = [
  ["agents", "Agents"],
  ["roles", "Roles"],
  ["tasks", "Tasks"],
  ["tools", "Tools"],
] as const;

/** Who gets an item, in words; "Every agent" when nothing narrows it. */
export function Audience({ appliesTo }: { appliesTo: AppliesTo }) {
  const audience = normaliseAppliesTo(appliesTo);
  const fields = FIELDS.filter(([field]) => audience[field]);
  if (fields.length === 0) return <span>Every agent</span>;
  return (
    <span className="min-w-0 [overflow-wrap:anywhere]">
      {fields.map(([field, label], i) => (
        <span key={field}>
          {i > 0 && "; "}
          {label} <HostileInline text={audience[field]?.join(", ") ?? ""} className="text-text" />
        </span>
      ))}
    </span>
  );
}
