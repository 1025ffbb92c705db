import { HostileInline } from "@/components/text/hostile-text";
import type { AppliesTo } from "@/lib/guidance/audience";
import { AUDIENCE_WORDS } from "./words";

/** Who gets a lesson, in one line: every field must fit, any value of a field is enough. */
export function AudienceLine({ appliesTo }: { appliesTo: AppliesTo }) {
  const fields = (Object.keys(AUDIENCE_WORDS) as (keyof AppliesTo)[]).filter((field) => (appliesTo[field] ?? []).length > 0);
  if (fields.length === 0) return <span>every agent</span>;
  return (
    <span>
      {fields.map((field, i) => (
        <span key={field}>
          {i > 0 && "; "}
          {AUDIENCE_WORDS[field].toLowerCase()}{" "}
          {(appliesTo[field] ?? []).map((value, at) => (
            <span key={value}>
              {at > 0 && " or "}
              <HostileInline text={value} className="font-medium text-text" />
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}
