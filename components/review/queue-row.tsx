"use client";
import { Flag } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { CodeText } from "@/components/lessons/code-text";
import { StrengthWord } from "@/components/lessons/strength-word";
import { OPERATION_WORDS, STATE_WORDS } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { QueueRow as Row } from "@/lib/lessons/queue";

const DECIDED = { approve: "approved", reject: "rejected", adopt: "adopted" } as const;

/** One lesson of a pile: title, strength, sessions affected, and what to look out for. */
export const QueueRow = memo(function QueueRow({ row, href, selected, onOpen }: { row: Row; href: string; selected: boolean; onOpen: (id: string) => void }) {
  const decided = !["proposed", "held_back", "quarantined"].includes(row.state);
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        data-lesson={row.id}
        aria-current={selected ? "true" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(row.id);
        }}
        className={classNames(
          "relative block border-b px-4 py-2.5 transition-colors hover:bg-raised/70 focus-visible:outline-offset-[-2px]",
          selected && "before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-accent lg:bg-raised",
        )}
      >
        <span className="line-clamp-2 text-sm font-medium text-pretty [overflow-wrap:anywhere]">
          {row.operation !== "add" && row.operation !== "retire" && <span className="font-normal text-muted">{OPERATION_WORDS[row.operation]} · </span>}
          <CodeText text={row.title} code="plain" />
        </span>
        <span className="mt-1 flex items-center gap-x-3 text-xs text-muted">
          {decided ? (
            <span>
              {STATE_WORDS[row.state]}
              {row.decision && (
                <>
                  {row.state === "approved" || row.state === "rejected" ? " by " : ` · ${DECIDED[row.decision.what]} by `}
                  {row.decision.byName}, <RelativeTime at={row.decision.at} />
                </>
              )}
            </span>
          ) : (
            <>
              <StrengthWord strength={row.strength} />
              {row.sessions > 0 && (
                <span className="whitespace-nowrap">
                  {row.sessions.toLocaleString("en")} {row.sessions === 1 ? "session" : "sessions"}
                </span>
              )}
            </>
          )}
          {row.blocks + row.reviews > 0 && (
            <span className={classNames("ml-auto inline-flex min-w-0 items-center gap-1", row.blocks > 0 ? "text-danger" : "text-warn")} title={row.flag}>
              <Flag aria-hidden className="size-3 shrink-0" />
              <span className="tabular-nums">{row.blocks + row.reviews}</span>
              <span className="sr-only">{row.blocks > 0 ? "findings, blocked" : "findings to look at"}</span>
            </span>
          )}
        </span>
        {(row.state === "held_back" || row.state === "quarantined") && row.stateReason !== "" && (
          <span className="mt-1 line-clamp-2 text-xs text-pretty text-muted">
            <HostileInline text={row.stateReason} />
          </span>
        )}
      </Link>
    </li>
  );
});
