import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CORPUS } from "@/lib/guidance/find/corpus.fixture";
import { ItemIndex } from "@/lib/guidance/find/item-index";

/** How often the item that a task was written for is found, over two sets of descriptions that are never mixed. */

interface Item {
  path: string;
  title: string;
  trigger: string;
  content: string;
  tools: string[];
  tasks: { task: string; tools: string[] }[];
}

const tools = z.array(z.string());
const corpusSchema = z.object({
  items: z.array(
    z.object({ path: z.string(), title: z.string(), trigger: z.string(), body: z.string(), tools, tasks: z.array(z.object({ task: z.string(), tools })) }),
  ),
});

/** Descriptions by an author who knew neither the ranking nor the first set. Nothing in the ranking was changed to suit a row of it. */
function blindCorpus(): Item[] {
  const { items } = corpusSchema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, "corpus.json"), "utf8")));
  return items.map(({ body, ...item }) => ({ ...item, content: `# ${item.title}\n\nUse when ${item.trigger}\n\n${body}\n` }));
}

export interface Judged {
  tasks: number;
  /** Shares of the tasks whose item is the first, or among the first three or five. */
  first: number;
  three: number;
  five: number;
}

function judge(items: readonly Item[]): Judged {
  const index = new ItemIndex(items.map((item) => ({ ...item, appliesTo: item.tools.length > 0 ? { tools: item.tools } : {} })));
  const places = items.flatMap((item, position) =>
    item.tasks.map(({ task, tools: atHand }) => {
      const admits = (at: number) => {
        const allowed = items[at]?.tools ?? [];
        return atHand.length === 0 || allowed.length === 0 || allowed.some((tool) => atHand.includes(tool));
      };
      return [...index.search(task, atHand, 5, admits)].findIndex((hit) => hit.position === position);
    }),
  );
  const within = (most: number) => places.filter((place) => place >= 0 && place < most).length / places.length;
  return { tasks: places.length, first: within(1), three: within(3), five: within(5) };
}

/** Both sets, each by itself. */
export function judgeFinding(): { own: Judged; blind: Judged } {
  return { own: judge(CORPUS), blind: judge(blindCorpus()) };
}
