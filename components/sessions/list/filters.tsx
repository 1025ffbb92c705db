"use client";
import { Search, X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useEffect, useRef, useState, useTransition } from "react";
import { useShortcuts } from "@/components/layout/shortcuts";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { VERDICTS } from "@/lib/sessions/session";
import { sourceLabel, VERDICT_WORDS } from "../words";
import { listParams } from "./params";

interface Facets {
  agents: string[];
  sources: string[];
  tasks: string[];
}

const TYPING_PAUSE_MS = 350;

/** Search and filters; all of it lives in the address, so that a view can be linked to. */
export function SessionFilters({ facets }: { facets: Facets }) {
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(listParams, { shallow: false, startTransition, history: "push", clearOnDefault: true });
  const [typed, setTyped] = useState(params.q);
  const [task, setTask] = useState(params.task);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(params.q), [params.q]);
  useEffect(() => setTask(params.task), [params.task]);
  const set = (change: Partial<typeof params>) => void setParams({ ...change, after: null });
  useEffect(() => {
    if (typed === params.q) return;
    const timer = setTimeout(() => void setParams({ q: typed, after: null }, { history: "replace" }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, params.q, setParams]);
  useShortcuts([{ keys: "/", label: "Search", run: () => box.current?.focus() }]);
  const judged = params.verdict ? `v:${params.verdict}` : params.outcome ? `o:${params.outcome}` : "";
  const filtered = params.agent || params.outcome || params.verdict || params.task || params.source || params.from || params.to || params.errors;

  return (
    <search className="mb-4 flex flex-col gap-2" aria-busy={pending}>
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          set({ q: typed });
        }}
      >
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" />
        <Input
          ref={box}
          type="search"
          aria-label="Search every event"
          placeholder="Search every event"
          title={'Words must all occur in one event. "Two words" in quotes is a phrase; begin* finds beginnings.'}
          value={typed}
          maxLength={500}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          className="h-9 pr-10 pl-8.5 [&::-webkit-search-cancel-button]:hidden"
        />
        {typed ? (
          <button
            type="button"
            aria-label="Clear the search"
            onClick={() => {
              setTyped("");
              set({ q: "" });
            }}
            className="absolute top-1 right-1 inline-flex size-7 items-center justify-center rounded-md text-muted hover:text-text"
          >
            <X aria-hidden className="size-4" />
          </button>
        ) : (
          <Kbd keys="/" className="absolute top-1/2 right-2.5 -translate-y-1/2 max-md:hidden" />
        )}
      </form>
      <div className={classNames("flex flex-wrap items-center gap-2 transition-opacity max-sm:grid max-sm:grid-cols-2", pending && "opacity-70")}>
        <Select aria-label="Agent" value={params.agent} onChange={(event) => set({ agent: event.target.value })} className="sm:max-w-44">
          <option value="">Any agent</option>
          {named(facets.agents, params.agent).map((agent) => (
            <option key={agent}>{agent}</option>
          ))}
        </Select>
        <Select
          aria-label="Verdict"
          value={judged}
          onChange={(event) => {
            const [kind, value] = event.target.value.split(":");
            set({ outcome: kind === "o" ? (value as "open") : null, verdict: kind === "v" ? (value as "failed") : null });
          }}
        >
          <option value="">Any verdict</option>
          <option value="o:succeeded">Succeeded</option>
          <option value="o:failed">Did not succeed</option>
          <option value="o:open">Left out of comparisons</option>
          <optgroup label="Verdict given">
            {VERDICTS.map((verdict) => (
              <option key={verdict} value={`v:${verdict}`}>
                {VERDICT_WORDS[verdict]}
              </option>
            ))}
          </optgroup>
        </Select>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            set({ task });
          }}
        >
          <Input
            aria-label="Task"
            placeholder="Any task"
            list="session-tasks"
            value={task}
            maxLength={500}
            onChange={(event) => {
              setTask(event.target.value);
              if (event.target.value === "" || facets.tasks.includes(event.target.value)) set({ task: event.target.value });
            }}
            onBlur={() => task !== params.task && set({ task })}
            className="sm:w-36"
          />
          <datalist id="session-tasks">
            {facets.tasks.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </form>
        <Select aria-label="Source" value={params.source} onChange={(event) => set({ source: event.target.value })}>
          <option value="">Any source</option>
          {named(facets.sources, params.source).map((source) => (
            <option key={source} value={source}>
              {sourceLabel(source)}
            </option>
          ))}
        </Select>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
        <label className="inline-flex items-center gap-1.5 text-xs text-muted">
          From
          <Input type="date" value={params.from} max={params.to || undefined} onChange={(event) => set({ from: event.target.value })} className="sm:w-34" />
        </label>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside */}
        <label className="inline-flex items-center gap-1.5 text-xs text-muted">
          to
          <Input type="date" value={params.to} min={params.from || undefined} onChange={(event) => set({ to: event.target.value })} className="sm:w-34" />
        </label>
        <Checkbox label="Has errors" checked={params.errors} onChange={(event) => set({ errors: event.target.checked })} className="mx-1" />
        {filtered && (
          <Button
            variant="ghost"
            size="sm"
            onClick={() =>
              set({ agent: null, outcome: null, verdict: null, task: null, source: null, from: null, to: null, errors: null } as unknown as Partial<
                typeof params
              >)
            }
          >
            Clear filters
          </Button>
        )}
      </div>
    </search>
  );
}

function named(known: string[], chosen: string): string[] {
  return chosen === "" || known.includes(chosen) ? known : [...known, chosen];
}
