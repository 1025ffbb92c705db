"use client";
import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Rule, SchemaSubject } from "@/lib/sessions/checks/check";

const KINDS: Record<Rule["kind"], string> = {
  tool_called: "A tool was called",
  tool_not_called: "A tool was not called",
  argument_matches: "A tool was called with",
  text_matches: "Someone said",
  text_not_matches: "Nobody said",
  json_schema: "It matches a JSON schema",
  no_unrecovered_error: "No tool ended on an error",
  turn_limit: "Turns of the agent at most",
  person_accepted: "A person accepted it in the end",
};

/** A fresh rule of a kind, that keeps what it can of the old one. */
export function ruleOf(kind: Rule["kind"], before?: Rule): Rule {
  const tool = before && "tool" in before ? before.tool : "";
  const pattern = before && "pattern" in before ? before.pattern : "";
  const speaker = before && "speaker" in before ? before.speaker : "agent";
  switch (kind) {
    case "tool_called":
    case "tool_not_called":
      return { kind, tool };
    case "argument_matches":
      return { kind, tool, pattern };
    case "text_matches":
    case "text_not_matches":
      return { kind, speaker, pattern };
    case "json_schema":
      return { kind, of: "answer", tool, schema: "" };
    case "turn_limit":
      return { kind, turns: 20 };
    default:
      return { kind };
  }
}

interface Props {
  rule: Rule;
  number: number;
  change: (rule: Rule) => void;
  remove: (() => void) | undefined;
}

/** One rule of a check: its kind, and what that needs. */
export function CheckRule({ rule, number, change, remove }: Props) {
  const of = (what: string) => `Rule ${number}: ${what}`;
  return (
    <li className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={of("kind")}
        className="min-w-0 flex-1 basis-48 sm:max-w-56"
        value={rule.kind}
        onChange={(event) => change(ruleOf(event.target.value as Rule["kind"], rule))}
      >
        {Object.entries(KINDS).map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </Select>
      {"speaker" in rule && (
        <Select
          aria-label={of("who")}
          className="w-32"
          value={rule.speaker}
          onChange={(event) => change({ ...rule, speaker: event.target.value as "agent" | "tool" | "person" })}
        >
          <option value="agent">The agent</option>
          <option value="tool">A tool</option>
          <option value="person">A person</option>
        </Select>
      )}
      {rule.kind === "json_schema" && (
        <Select aria-label={of("what")} className="w-44" value={rule.of} onChange={(event) => change({ ...rule, of: event.target.value as SchemaSubject })}>
          <option value="answer">The last answer</option>
          <option value="arguments">Calls of a tool</option>
          <option value="result">Answers of a tool</option>
        </Select>
      )}
      {"tool" in rule && !(rule.kind === "json_schema" && rule.of === "answer") && (
        <Input
          aria-label={of("tool")}
          className="min-w-0 flex-1 basis-32 font-mono"
          placeholder="refund_order"
          value={rule.tool}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => change({ ...rule, tool: event.target.value })}
        />
      )}
      {"pattern" in rule && (
        <Input
          aria-label={of("text")}
          className="min-w-0 flex-1 basis-32"
          placeholder="refund*done"
          value={rule.pattern}
          maxLength={200}
          onChange={(event) => change({ ...rule, pattern: event.target.value })}
        />
      )}
      {"turns" in rule && (
        <Input
          aria-label={of("turns")}
          type="number"
          min={1}
          max={10000}
          className="w-24"
          value={Number.isNaN(rule.turns) ? "" : rule.turns}
          onChange={(event) => change({ ...rule, turns: event.target.valueAsNumber })}
        />
      )}
      {"schema" in rule && (
        <Textarea
          aria-label={of("JSON schema")}
          className="order-last min-h-32 basis-full font-mono text-xs"
          placeholder={'{ "type": "object", "required": ["status"], "properties": { "status": { "enum": ["done", "open"] } } }'}
          value={rule.schema}
          maxLength={20000}
          spellCheck={false}
          onChange={(event) => change({ ...rule, schema: event.target.value })}
        />
      )}
      {remove && (
        <IconButton label={of("remove")} onClick={remove}>
          <X aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
