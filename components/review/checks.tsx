"use client";
import { Flag } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { GateFlag } from "@/lib/lessons/lesson";
import type { DeskLesson } from "./desk-lesson";
import { Section } from "./section";

const SHOWN = 6;

/** What was checked, as facts: grey when there is nothing to say, and never a tick that reads as truth. */
export function Checks({ lesson }: { lesson: DeskLesson }) {
  const [all, setAll] = useState(false);
  const { evidence, flags, claims } = lesson;
  const failing = evidence.filter(({ verified }) => !verified).length;
  const unsupported = claims.filter(({ supports }) => supports === 0).length;
  const facts = [
    evidence.length === 0
      ? "no quotes"
      : failing === 0
        ? `${evidence.length === 1 ? "its quote exists" : `all ${evidence.length} quotes exist`}`
        : `${failing} of ${evidence.length} quotes no longer match`,
    ...(lesson.operation !== "retire" && claims.length > 0 && unsupported > 0
      ? [`${unsupported} of ${claims.length} ${claims.length === 1 ? "sentence" : "sentences"} without a quote`]
      : []),
    ...(flags.length === 0 ? ["no rule matched"] : []),
    `${lesson.approvals.have} of ${lesson.approvals.have + lesson.approvals.missing} approvals`,
    "instruction untested",
  ];
  const shown = all ? flags : flags.slice(0, SHOWN);
  return (
    <Section title="Checks">
      <p className={classNames("text-sm", failing > 0 ? "text-danger" : "text-muted")}>{facts.join(" · ")}</p>
      {flags.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1.5">
          {shown.map((flag, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: flags have no id and never change order
            <FlagLine key={at} flag={flag} lesson={lesson} />
          ))}
        </ul>
      )}
      {flags.length > SHOWN && (
        <Button size="sm" variant="ghost" className="mt-2 -ml-2" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? "Show fewer" : `Show all ${flags.length}`}
        </Button>
      )}
    </Section>
  );
}

const WORDS = { block: "Blocks", review: "Look at", info: "Note" } as const;

function FlagLine({ flag, lesson }: { flag: GateFlag; lesson: DeskLesson }) {
  const { title, trigger, body } = lesson.revision;
  const text = { title, trigger, body, evidence: "" }[flag.field];
  // Secrets are not repeated, and hidden characters are shown where they stand.
  const quoted =
    flag.start !== undefined && !/^(?:secret|hidden)\./.test(flag.rule) ? text.slice(flag.start, Math.min(flag.end ?? flag.start, flag.start + 80)) : "";
  return (
    <li className="flex gap-2 text-sm">
      <Flag
        aria-hidden
        className={classNames("mt-1 size-3 shrink-0", flag.severity === "block" ? "text-danger" : flag.severity === "review" ? "text-warn" : "text-muted")}
      />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className={classNames("font-medium", flag.severity === "block" ? "text-danger" : flag.severity === "review" ? "text-warn" : "text-muted")}>
          {WORDS[flag.severity]}:
        </span>{" "}
        {flag.message}
        {quoted !== "" && <span className="text-muted"> “{quoted}”</span>}{" "}
        <span className="text-xs text-muted">
          {flag.rule}, {flag.field}
        </span>
      </span>
    </li>
  );
}
