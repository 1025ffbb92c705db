"use client";
import { useQuery } from "@tanstack/react-query";
import { KIND_WORDS, OPERATION_WORDS, STRENGTH_WORDS, sentence } from "@/components/lessons/words";
import { Select } from "@/components/ui/select";
import { visibleText } from "@/lib/text/visible";
import { fetchJson } from "./fetch-json";
import { FILTERS, type FilterName, type Narrowing } from "./tabs";

interface Facets {
  agents: { name: string; lessons: number }[];
  dreams: { id: string; number: number; lessons: number }[];
  people: { id: string; name: string }[];
}

type Choices = [value: string, word: string][];

const FILTER_WORDS: Record<FilterName, string> = {
  kind: "Kind",
  operation: "Operation",
  strength: "Strength",
  risk: "Risk",
  agent: "Agent",
  dream: "Dream",
  age: "Age",
  assignee: "Assigned to",
};

const AGES: Choices = [
  ["day", "Since yesterday"],
  ["week", "This week"],
  ["month", "This month"],
  ["older", "Older"],
];
const RISKS: Choices = [
  ["high", "High"],
  ["raised", "Raised"],
  ["low", "Low"],
];

function choicesOf(name: FilterName, facets: Facets | undefined): Choices {
  if (name === "kind") return Object.entries(KIND_WORDS);
  if (name === "operation") return Object.entries(OPERATION_WORDS);
  if (name === "strength") return Object.entries(STRENGTH_WORDS).map(([value, { word }]) => [value, sentence(word)]);
  if (name === "risk") return RISKS;
  if (name === "age") return AGES;
  if (name === "agent") return (facets?.agents ?? []).map((agent) => [agent.name, `${visibleText(agent.name)} (${agent.lessons})`]);
  if (name === "dream") return (facets?.dreams ?? []).map(({ id, number, lessons }) => [id, `Dream ${number} (${lessons})`]);
  return [["me", "Me"], ["none", "Nobody"], ...(facets?.people ?? []).map(({ id, name: person }): [string, string] => [id, person])];
}

/** The filters of a pile, one value each; they apply as soon as they are chosen. */
export function QueueFilters({ slug, narrowing, onChange }: { slug: string; narrowing: Narrowing; onChange: (narrowing: Narrowing) => void }) {
  const facets = useQuery({
    queryKey: ["facets", slug],
    queryFn: ({ signal }) => fetchJson<Facets>(`/api/w/${slug}/lessons/facets`, signal),
    staleTime: 60_000,
  });
  const choose = (name: FilterName, value: string) => {
    const { [name]: _before, ...rest } = narrowing;
    onChange(value === "" ? rest : { ...rest, [name]: value });
  };
  return (
    <fieldset className="mt-2 grid grid-cols-2 gap-x-2 gap-y-1.5" aria-label="Filters">
      {FILTERS.map((name) => {
        const value = narrowing[name] ?? "";
        const choices = choicesOf(name, facets.data);
        // What is in the address stays chosen while its word is not known yet.
        const known = value === "" || choices.some(([one]) => one === value);
        return (
          <Select
            key={name}
            aria-label={FILTER_WORDS[name]}
            value={value}
            onChange={(event) => choose(name, event.target.value)}
            className="[&>select]:h-7 [&>select]:text-xs"
          >
            <option value="">{FILTER_WORDS[name]}: any</option>
            {!known && <option value={value}>{value.split(",").join(" or ")}</option>}
            {choices.map(([one, word]) => (
              <option key={one} value={one}>
                {word}
              </option>
            ))}
          </Select>
        );
      })}
      {facets.isError && <p className="col-span-2 text-xs text-danger">{facets.error.message}</p>}
    </fieldset>
  );
}
