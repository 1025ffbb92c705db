"use client";
import { Eye, Flag, UserRound } from "lucide-react";
import { memo } from "react";
import { CodeText } from "@/components/lessons/code-text";
import { StrengthWord } from "@/components/lessons/strength-word";
import { OPERATION_WORDS, STATE_WORDS, sentence } from "@/components/lessons/words";
import { HostileInline } from "@/components/text/hostile-text";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DeskRow } from "./desk-lesson";

const DECIDED = { approve: "approved", reject: "rejected", adopt: "adopted" } as const;

export interface QueueRowProps {
  row: DeskRow;
  href: string;
  selected: boolean;
  /** Whether it is picked; null where nothing can be picked. */
  picked: boolean | null;
  /** Whether others are picked, so that every box shows. */
  picking: boolean;
  onOpen: (id: string) => void;
  onPick: (id: string) => void;
}

/** One lesson of a pile: title, strength, sessions affected, why it is here, and what to look out for. */
export const QueueRow = memo(function QueueRow({ row, href, selected, picked, picking, onOpen, onPick }: QueueRowProps) {
  const open = ["proposed", "held_back", "quarantined"].includes(row.state);
  const why = row.state === "held_back" || row.state === "quarantined" ? row.stateReason : row.reason.text;
  const plain = row.state === "held_back" || row.state === "quarantined" || row.reason.code === "decided";
  return (
    <li className="group relative border-b [contain-intrinsic-size:auto_64px] [content-visibility:auto]">
      {/* No router's link: the desk goes there by itself, and there are many of them. */}
      <a
        href={href}
        data-lesson={row.id}
        aria-current={selected ? "true" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(row.id);
        }}
        className={classNames(
          "relative block px-4 py-2.5 transition-colors hover:bg-raised/70 focus-visible:outline-offset-[-2px]",
          selected && "bg-raised before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-accent",
        )}
      >
        <span className={classNames("line-clamp-2 text-sm font-medium text-pretty [overflow-wrap:anywhere]", picked !== null && "pr-6")}>
          {row.operation !== "add" && row.operation !== "retire" && <span className="font-normal text-muted">{OPERATION_WORDS[row.operation]} · </span>}
          <CodeText text={row.title} code="plain" />
        </span>
        <span className="mt-1 flex items-center gap-x-3 text-xs text-muted">
          {open || !row.decision ? (
            <>
              {!open && <span>{STATE_WORDS[row.state]}</span>}
              <StrengthWord strength={row.strength} />
              {row.sessions > 0 && (
                <span className="whitespace-nowrap tabular-nums">
                  {row.sessions.toLocaleString("en")} {row.sessions === 1 ? "session" : "sessions"}
                </span>
              )}
              {row.verdicts.needed > 1 && (
                <span className="whitespace-nowrap tabular-nums">
                  {row.verdicts.given} of {row.verdicts.needed} verdicts
                </span>
              )}
            </>
          ) : (
            <span className="min-w-0 truncate">
              {STATE_WORDS[row.state]}
              {row.state === "approved" || row.state === "rejected" ? " by " : ` · ${DECIDED[row.decision.what]} by `}
              {row.decision.byName}, <RelativeTime at={row.decision.at} />
            </span>
          )}
          <span className="ml-auto inline-flex min-w-0 shrink-0 items-center gap-2">
            {row.lookedAtBy && (
              <span className="inline-flex items-center gap-1 text-info" title={`${row.lookedAtBy} is looking at this`}>
                <Eye aria-hidden className="size-3" />
                <span className="max-w-20 truncate">{row.lookedAtBy.split(" ")[0]}</span>
                <span className="sr-only">is looking at this</span>
              </span>
            )}
            {row.assignee && (
              <span className="inline-flex items-center gap-1" title={`Assigned to ${row.assignee.name}`}>
                <UserRound aria-hidden className="size-3" />
                <span className="sr-only">assigned to </span>
                <span className="max-w-20 truncate">{row.assignee.name.split(" ")[0]}</span>
              </span>
            )}
            {row.blocks + row.reviews > 0 && (
              <span className={classNames("inline-flex items-center gap-1", row.blocks > 0 ? "text-danger" : "text-warn")} title={row.flag}>
                <Flag aria-hidden className="size-3 shrink-0" />
                <span className="tabular-nums">{row.blocks + row.reviews}</span>
                <span className="sr-only">{row.blocks > 0 ? "findings, blocked" : "findings to look at"}</span>
              </span>
            )}
          </span>
        </span>
        {why !== "" && !(plain && !open) && (
          <span className={classNames("mt-1 line-clamp-2 text-xs text-pretty", plain ? "text-muted" : "text-text/85")}>
            <HostileInline text={sentence(why)} />
          </span>
        )}
      </a>
      {picked !== null && (
        <span
          className={classNames(
            "absolute top-3 right-3 transition-opacity",
            !picked && !picking && "opacity-0 group-hover:opacity-100 focus-within:opacity-100 max-lg:opacity-100",
          )}
        >
          <Checkbox aria-label={`Pick: ${row.title}`} checked={picked} onChange={() => onPick(row.id)} />
        </span>
      )}
    </li>
  );
});
