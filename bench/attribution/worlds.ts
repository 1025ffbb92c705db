import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Made-up worlds with sentences about them, by authors who had not seen the code that judges them. */

const world = z.object({
  name: z.string(),
  sessions: z.array(z.object({ id: z.string(), task: z.string(), events: z.array(z.object({ speaker: z.string(), text: z.string() })) })),
  items: z.array(
    z.object({
      /** Said in the sessions in much the same words; said in other words; not said. */
      kind: z.enum(["known", "paraphrased", "invented"]),
      text: z.string(),
      /** The events that say it: session and index, any of which is right. */
      sources: z.array(z.tuple([z.string(), z.int()])),
    }),
  ),
});

export type World = z.output<typeof world>;

/** The half that thresholds and weights were chosen on. The other half was not looked at before they stood. */
export const DEVELOPMENT: ReadonlySet<string> = new Set([
  "airline-desk",
  "hospital-scheduling",
  "bank-disputes",
  "warehouse-robots",
  "monorepo-build",
  "data-pipeline",
  "insurance-claims",
  "school-office",
  "hotel-concierge",
  "contract-review",
]);

const FOLDER = path.join(import.meta.dirname, "worlds");

/** The worlds of one half, by name. */
export function loadWorlds(half: "development" | "held out"): World[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json") && DEVELOPMENT.has(file.slice(0, -5)) === (half === "development"))
    .sort()
    .map((file) => world.parse(JSON.parse(readFileSync(path.join(FOLDER, file), "utf8"))));
}
