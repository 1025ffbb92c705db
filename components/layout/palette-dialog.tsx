"use client";
import { useQuery } from "@tanstack/react-query";
import { Command as Palette } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useDeferredValue, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { visibleText } from "@/lib/text/visible";
import { type Command, useCommandList } from "./command-registry";
import { grouped } from "./grouped";

const ITEM = "flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 text-sm data-[selected=true]:bg-raised";
const GROUP =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";
const SHORTEST = 2;
const LESSONS_SHOWN = 6;

interface FoundLesson {
  id: string;
  title: string;
}

/** Lessons whose words fit, from the piles that are still open and the one that is not. */
async function findLessons(slug: string, text: string, signal: AbortSignal): Promise<FoundLesson[]> {
  const found = await Promise.all(
    ["turn", "waiting", "decided"].map(async (tab) => {
      const response = await fetch(`/api/w/${slug}/lessons?${new URLSearchParams({ tab, q: text })}`, { signal });
      return response.ok ? ((await response.json()) as { rows: FoundLesson[] }).rows : [];
    }),
  );
  return found.flat().slice(0, LESSONS_SHOWN);
}

/** Everything by typing: pages, workspaces, what can be done here, lessons, and a search through sessions or the trail. */
export function PaletteDialog({ slug, onClose }: { slug: string | null; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const commands = useCommandList();
  const router = useRouter();
  const lessons = useQuery({
    queryKey: ["palette", slug, text],
    queryFn: ({ signal }) => findLessons(slug ?? "", text, signal),
    enabled: slug !== null && text.length >= SHORTEST,
    staleTime: 30_000,
    placeholderData: (before) => before,
  });
  const go = (to: Command["to"]) => {
    onClose();
    if (typeof to === "string") router.push(to);
    else to();
  };
  const searches: [label: string, href: string][] =
    slug === null || text.length < SHORTEST
      ? []
      : [
          ["Search sessions for", `/w/${slug}/sessions?${new URLSearchParams({ q: text })}`],
          ["Search the pile for", `/w/${slug}/review?${new URLSearchParams({ q: text })}`],
        ];
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[max(1rem,14vh)] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-appear overflow-hidden rounded-lg border bg-surface shadow-high outline-none"
        >
          <Radix.Title className="sr-only">Go to a page, a lesson or a command</Radix.Title>
          <Palette label="Go to" loop>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 text-muted" />
              <Palette.Input
                value={typed}
                onValueChange={setTyped}
                placeholder="Page, lesson, command or words to search"
                className="h-12 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
              />
              <Kbd keys="escape" />
            </div>
            <Palette.List className="max-h-96 overflow-y-auto overscroll-contain p-1.5">
              <Palette.Empty className="px-3 py-8 text-center text-sm text-muted">Nothing has that name.</Palette.Empty>
              {grouped(commands, (command) => command.group).map(([group, list]) => (
                <Palette.Group key={group} heading={group} className={GROUP}>
                  {list.map((command) => (
                    <Palette.Item
                      key={command.id}
                      value={`${command.label} ${command.id}`}
                      keywords={command.keywords}
                      onSelect={() => go(command.to)}
                      className={ITEM}
                    >
                      {command.label}
                      {command.keys && <Kbd keys={command.keys} />}
                    </Palette.Item>
                  ))}
                </Palette.Group>
              ))}
              {lessons.data && lessons.data.length > 0 && text.length >= SHORTEST && (
                <Palette.Group heading="Lessons" forceMount className={GROUP}>
                  {lessons.data.map(({ id, title }) => (
                    <Found key={id} value={`lesson ${id}`} onSelect={() => go(`/w/${slug}/review/${id}`)}>
                      {visibleText(title)}
                    </Found>
                  ))}
                </Palette.Group>
              )}
              {searches.length > 0 && (
                <Palette.Group heading="Search" forceMount className={GROUP}>
                  {searches.map(([label, href]) => (
                    <Found key={label} value={label} onSelect={() => go(href)}>
                      {label} “{visibleText(text)}”
                    </Found>
                  ))}
                </Palette.Group>
              )}
            </Palette.List>
          </Palette>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Found({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Palette.Item forceMount value={value} onSelect={onSelect} className={ITEM}>
      <span className="min-w-0 truncate">{children}</span>
    </Palette.Item>
  );
}
