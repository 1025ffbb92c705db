"use client";
import { X } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { AUDIT_ACTIONS } from "@/lib/audit/actions";
import { AUDIT_AREAS } from "@/lib/audit/schema";

const FIELDS = { who: parseAsString, what: parseAsString, object: parseAsString, from: parseAsString, to: parseAsString, cursor: parseAsString };

const AREA_NAMES: Record<string, string> = {
  access: "Access",
  workspace: "Workspace",
  member: "Members",
  invitation: "Invitations",
  token: "Tokens",
  session: "Sessions",
  dream: "Dreams",
  lesson: "Lessons",
  guidance: "Guidance",
  simulation: "Simulated agent",
  audit: "The trail itself",
};

function actName(action: string): string {
  return (action.split(".")[1] ?? action).replaceAll("_", " ");
}

/** Who, what, to what, when: kept in the address, so that a view can be sent to someone. */
export function FilterBar({ actors }: { actors: readonly { id: string; name: string; kind: string }[] }) {
  const [busy, startTransition] = useTransition();
  const [filters, setFilters] = useQueryStates(FIELDS, { shallow: false, history: "push", startTransition });
  const set = (change: Partial<Record<keyof typeof FIELDS, string | null>>) => void setFilters({ ...change, cursor: null });
  const people = actors.filter((actor) => actor.kind === "person");
  const tokens = actors.filter((actor) => actor.kind === "token");
  const unknownActor = filters.who && filters.who !== "operator" && !actors.some((actor) => actor.id === filters.who);
  const chosen = [filters.who, filters.what, filters.object, filters.from, filters.to].some(Boolean);
  return (
    <search className={classNames("mb-3 flex flex-wrap items-center gap-2 transition-opacity", busy && "opacity-60")} aria-busy={busy}>
      <Select aria-label="Who" className="w-40 max-sm:flex-1" value={filters.who ?? ""} onChange={(event) => set({ who: event.target.value || null })}>
        <option value="">Anyone</option>
        {unknownActor && <option value={filters.who ?? ""}>{filters.who}</option>}
        <option value="operator">The operator</option>
        {people.length > 0 && (
          <optgroup label="Members">
            {people.map((actor) => (
              <option key={actor.id} value={actor.id}>
                {actor.name}
              </option>
            ))}
          </optgroup>
        )}
        {tokens.length > 0 && (
          <optgroup label="Tokens">
            {tokens.map((actor) => (
              <option key={actor.id} value={actor.id}>
                {actor.name}
              </option>
            ))}
          </optgroup>
        )}
      </Select>
      <Select aria-label="What" className="w-44 max-sm:flex-1" value={filters.what ?? ""} onChange={(event) => set({ what: event.target.value || null })}>
        <option value="">Everything</option>
        {AUDIT_AREAS.map((area) => (
          <optgroup key={area} label={AREA_NAMES[area] ?? area}>
            <option value={area}>{AREA_NAMES[area] ?? area}: all</option>
            {AUDIT_ACTIONS.filter((action) => action.startsWith(`${area}.`)).map((action) => (
              <option key={action} value={action}>
                {actName(action)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <div className="flex items-center gap-1.5 text-sm text-muted max-sm:w-full">
        <Input
          type="date"
          aria-label="From day (UTC)"
          className="w-36 max-sm:flex-1"
          value={filters.from ?? ""}
          max={filters.to ?? undefined}
          onChange={(event) => set({ from: event.target.value || null })}
        />
        to
        <Input
          type="date"
          aria-label="To day (UTC)"
          className="w-36 max-sm:flex-1"
          value={filters.to ?? ""}
          min={filters.from ?? undefined}
          onChange={(event) => set({ to: event.target.value || null })}
        />
      </div>
      {filters.object && (
        <Button size="sm" onClick={() => set({ object: null })} aria-label={`Stop filtering by ${filters.object}`}>
          <span className="max-w-40 truncate font-mono font-normal">{filters.object}</span>
          <X aria-hidden />
        </Button>
      )}
      {chosen && (
        <Button variant="ghost" onClick={() => set({ who: null, what: null, object: null, from: null, to: null })}>
          Clear
        </Button>
      )}
    </search>
  );
}
