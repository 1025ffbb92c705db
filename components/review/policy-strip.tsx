"use client";
import { ChevronUp } from "lucide-react";
import { useId, useState } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { classNames } from "@/components/ui/class-names";
import type { PolicyRule, RuleId } from "@/lib/lessons/desk-types";
import type { DeskLesson } from "./desk-lesson";
import { factsOf } from "./facts";

const STATES: Record<PolicyRule["state"], string> = { met: "met", not_met: "not met", overridden: "overridden" };

const SHORT: Record<RuleId, string> = {
  quotes: "quotes",
  flags: "findings",
  approvals: "approvals",
  lead: "a lead",
  editor: "someone else",
  loss: "loss read",
};

/** The facts about the lesson on one line; opened, each rule of the policy with whether it is met. */
export function PolicyStrip({ lesson }: { lesson: DeskLesson }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const rules = lesson.policy.rules;
  const unmet = rules.filter(({ state }) => state === "not_met");
  const overridden = rules.filter(({ state }) => state === "overridden").length;
  const facts = (
    <span className="min-w-0 flex-1 truncate text-left">
      {factsOf(lesson).map(({ text, open: look }, at) => (
        <span key={text}>
          {at > 0 && " · "}
          <span className={look ? "text-warn" : undefined}>{text}</span>
        </span>
      ))}
    </span>
  );
  return (
    <section aria-label="Policy" className="text-xs text-muted">
      {open && (
        <ul id={id} className="flex max-h-[40vh] flex-col gap-1 overflow-y-auto border-b px-4 py-2.5">
          {rules.map((rule) => (
            <Rule key={rule.id} rule={rule} />
          ))}
        </ul>
      )}
      <button
        type="button"
        aria-expanded={open}
        {...(open ? { "aria-controls": id } : {})}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-3 px-4 py-1.5 hover:bg-raised/60 hover:text-text focus-visible:outline-offset-[-2px]"
      >
        {facts}
        <span className="inline-flex shrink-0 items-center gap-1 whitespace-nowrap">
          {unmet.length > 0 ? `not met: ${unmet.map(({ id }) => SHORT[id]).join(", ")}` : overridden > 0 ? "policy overridden" : "policy met"}
          <ChevronUp aria-hidden className={classNames("size-3 transition-transform", open && "rotate-180")} />
        </span>
      </button>
    </section>
  );
}

function Rule({ rule }: { rule: PolicyRule }) {
  return (
    <li className="flex gap-3">
      <span className={classNames("w-20 shrink-0 font-medium", rule.state === "not_met" ? "text-warn" : "text-text")}>{STATES[rule.state]}</span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="text-text">{rule.title}</span>
        {rule.detail !== "" && `: ${rule.detail}`}
        {rule.state === "overridden" && (
          <>
            {" "}
            By {rule.byName ?? "a lead"}
            {rule.reason ? (
              <>
                : “<HostileInline text={rule.reason} />”
              </>
            ) : (
              "."
            )}
          </>
        )}
      </span>
    </li>
  );
}
