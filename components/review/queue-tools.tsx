"use client";
import { ListFilter, Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { QueueFilters } from "./queue-filters";
import { filterCount, type Narrowing, type Tab } from "./tabs";

const SORT_WORDS = { impact: "Impact", risk: "Risk", age: "Age" } as const;
const PAUSE = 250;

export interface QueueToolsProps {
  slug: string;
  tab: Tab;
  narrowing: Narrowing;
  /** How many lessons fit, when the pile is narrowed. */
  matching: number | null;
  onChange: (narrowing: Narrowing) => void;
}

/** Search, filters and order of a pile. All of them stand in the address. */
export function QueueTools({ slug, tab, narrowing, matching, onChange }: QueueToolsProps) {
  const [typed, setTyped] = useState(narrowing.q ?? "");
  const [open, setOpen] = useState(false);
  const filters = filterCount(narrowing);
  useEffect(() => setTyped(narrowing.q ?? ""), [narrowing.q]);
  const search = (text: string) => {
    const { q: _before, ...rest } = narrowing;
    onChange(text.trim() === "" ? rest : { ...rest, q: text.trim() });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the pause anew
  useEffect(() => {
    if (typed.trim() === (narrowing.q ?? "")) return;
    const timer = setTimeout(() => search(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="border-b px-3 py-2">
      <search className="flex items-center gap-1.5">
        <span className="relative min-w-0 flex-1">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted" />
          <Input
            type="search"
            data-queue-search
            aria-label="Search the pile"
            placeholder="Search"
            maxLength={300}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") {
                setTyped("");
                event.currentTarget.blur();
              }
              if (event.key === "Enter") {
                event.preventDefault();
                search(typed);
                event.currentTarget.blur();
              }
            }}
            className="h-7 pr-2 pl-7 text-xs [&::-webkit-search-cancel-button]:hidden"
          />
        </span>
        <Button size="sm" variant={filters > 0 || open ? "secondary" : "ghost"} aria-expanded={open} data-queue-filter onClick={() => setOpen(!open)}>
          <ListFilter aria-hidden className="size-3.5!" /> Filter
          {filters > 0 && <span className="rounded-sm bg-accent-soft px-1 text-accent tabular-nums">{filters}</span>}
        </Button>
        {tab !== "decided" && (
          <Select
            aria-label="Sort by"
            value={narrowing.sort ?? "impact"}
            onChange={(event) => onChange({ ...narrowing, sort: event.target.value })}
            className="[&>select]:h-7 [&>select]:border-transparent [&>select]:bg-transparent [&>select]:pr-6 [&>select]:pl-1.5 [&>select]:text-xs"
          >
            {Object.entries(SORT_WORDS).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </Select>
        )}
      </search>
      {open && <QueueFilters slug={slug} narrowing={narrowing} onChange={onChange} />}
      {matching !== null && (
        <p className="mt-1.5 flex items-center justify-between px-1 text-xs text-muted">
          <span className="tabular-nums" aria-live="polite">
            {matching.toLocaleString("en")} {matching === 1 ? "lesson fits" : "lessons fit"}
          </span>
          <IconButton label="Clear search and filters" size="sm" className="-my-1" onClick={() => onChange(narrowing.sort ? { sort: narrowing.sort } : {})}>
            <X aria-hidden />
          </IconButton>
        </p>
      )}
    </div>
  );
}
