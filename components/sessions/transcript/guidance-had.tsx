import Link from "next/link";
import { z } from "zod";
import { HostileInline } from "@/components/text/hostile-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { GivenGuidance } from "@/lib/sessions/queries/deliveries";

const KINDS = { file: "File", system: "System prompt", skill: "Skill", memory: "Memory", reminder: "Reminder" } as const;
const DESTINATIONS: Record<string, string> = { rest: "REST", mcp: "MCP", files: "Files", claude_memory_store: "Claude memory store" };
/** Of one delivery's items. */
const SHOWN = 12;
const found = z.array(
  z.object({ kind: z.enum(["file", "system", "skill", "memory", "reminder"]), name: z.string(), sha256: z.string(), eventIndex: z.number().nullable() }),
);

/** What the agent was told beforehand: what its own content shows, and what Lucid delivered. */
export function GuidanceHad({ slug, here, found: given, deliveries }: { slug: string; here: string; found: unknown; deliveries: GivenGuidance[] }) {
  const parsed = found.safeParse(given);
  const seen = parsed.success ? parsed.data : [];
  if (seen.length === 0 && deliveries.length === 0) return <p className="text-muted">None is known.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {deliveries.map((delivery) => (
        <li key={delivery.id}>
          <Link href={`/w/${slug}/guidance/releases/${delivery.release}`} className="font-medium hover:underline">
            Release {delivery.release}
          </Link>
          <p className="text-xs text-muted">
            {delivery.heldOut ? "Held out: nothing was given" : `${DESTINATIONS[delivery.destination] ?? delivery.destination}, delivered`}{" "}
            <RelativeTime at={delivery.deliveredAt} />
            {delivery.proof === "content" && delivery.eventIndex !== null && (
              <>
                , shown by{" "}
                <Link href={`${here}?event=${delivery.eventIndex}`} className="font-mono hover:underline">
                  #{delivery.eventIndex}
                </Link>
              </>
            )}
            {delivery.proof === "report" && ", as reported"}
          </p>
          <ul className="mt-1 flex flex-col gap-0.5 text-xs">
            {delivery.items.slice(0, SHOWN).map((item) => (
              <li key={item.path} className="[overflow-wrap:anywhere]">
                <Link href={`/w/${slug}/guidance/lessons/${item.lessonId}`} title={item.sha256} className="font-mono hover:underline">
                  {item.path}
                </Link>{" "}
                <span className="text-muted">{item.read ? "read" : "not known to be read"}</span>
              </li>
            ))}
            {delivery.items.length > SHOWN && <li className="text-muted">and {delivery.items.length - SHOWN} more</li>}
          </ul>
        </li>
      ))}
      {seen.map((one) => (
        <li key={`${one.sha256}-${one.eventIndex}-${one.name}`}>
          <p>
            <span className="text-muted">{KINDS[one.kind]}</span> <HostileInline text={one.name} />
          </p>
          <p className="text-xs text-muted">
            <span className="font-mono" title={one.sha256}>
              {one.sha256.slice(0, 12)}
            </span>
            {one.eventIndex !== null && (
              <>
                {" "}
                <Link href={`${here}?event=${one.eventIndex}`} className="font-mono hover:underline">
                  #{one.eventIndex}
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
