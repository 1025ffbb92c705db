"use client";
import { useRef, useState, useTransition } from "react";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { guessLineMapping, previewLineMapping } from "@/lib/sessions/actions";
import type { Field as LineField, LineMapping, PreviewLine } from "@/lib/sessions/import/line-mapping";
import type { ImportReport } from "@/lib/sessions/import/report";
import { ImportResult } from "./import-result";

const SAMPLE_BYTES = 200_000;
const PARTS = [
  ["content", "Words", "what was said"],
  ["role", "Role", "who said it"],
  ["session", "Session", "which session the line belongs to"],
  ["time", "Time", "when"],
  ["tool", "Tool", "the tool's name, on its lines"],
  ["task", "Task", "what makes sessions comparable"],
  ["agent", "Agent", "who did the work"],
  ["outcome", "Outcome", "a reward or verdict"],
] as const;
const ROLE_LABELS = { user: "user", assistant: "agent", tool: "tool", system: "system" } as const;

interface Chosen {
  file: File;
  sample: string;
  fields: LineField[];
  mapping: LineMapping;
  preview: PreviewLine[];
}

/** Which field of an unknown file's lines holds what, with what would come of it. */
export function MapLines({ slug }: { slug: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [error, setError] = useState("");
  const [report, setReport] = useState<ImportReport | null>(null);
  const [busy, start] = useTransition();

  const choose = (file: File) =>
    start(async () => {
      setError("");
      setReport(null);
      const text = await file.slice(0, SAMPLE_BYTES).text();
      const sample = text.length < SAMPLE_BYTES ? text : text.slice(0, text.lastIndexOf("\n") + 1);
      const answer = await guessLineMapping(slug, { sample });
      if (!answer.ok) return setError(answer.error.message);
      setChosen({ file, sample, ...answer.value });
    });

  const change = (mapping: LineMapping) => {
    if (!chosen) return;
    setChosen({ ...chosen, mapping });
    start(async () => {
      setError("");
      const answer = await previewLineMapping(slug, { sample: chosen.sample, mapping });
      if (!answer.ok) return setError(answer.error.message);
      setChosen({ ...chosen, mapping, preview: answer.value.preview });
    });
  };

  const send = () =>
    start(async () => {
      if (!chosen) return;
      setError("");
      const query = new URLSearchParams({ name: chosen.file.name, mapping: JSON.stringify(chosen.mapping) });
      const response = await fetch(`/api/w/${slug}/imports/mapped?${query}`, { method: "POST", body: chosen.file });
      const answer = (await response.json()) as ImportReport & { detail?: string };
      if (response.ok) setReport(answer);
      else setError(answer.detail ?? "The import failed. Try again.");
    });

  const usable = chosen?.preview.filter((line) => line.problem === "").length ?? 0;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <input
          ref={input}
          type="file"
          accept=".jsonl,.ndjson,.json,.log,.txt"
          className="sr-only"
          aria-label="File of JSON lines"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) choose(file);
          }}
        />
        <Button variant={chosen ? undefined : "primary"} onClick={() => input.current?.click()} disabled={busy}>
          {chosen ? "Choose another file" : "Choose a file"}
        </Button>
        {chosen && (
          <span className="ml-3 text-sm text-muted">
            <HostileInline text={chosen.file.name} />
          </span>
        )}
      </div>
      {error !== "" && <ErrorState title="This did not work">{error}</ErrorState>}
      {chosen && (
        <>
          <MappingForm mapping={chosen.mapping} fields={chosen.fields} onChange={change} />
          <Preview lines={chosen.preview} />
          <div className="flex items-center gap-3">
            <Button variant="primary" onClick={send} disabled={busy || usable === 0}>
              Import the whole file
            </Button>
            <span className="text-sm text-muted">
              {usable} of the first {chosen.preview.length} lines give an event.
            </span>
          </div>
        </>
      )}
      {report && <ImportResult report={report} />}
    </div>
  );
}

function MappingForm({ mapping, fields, onChange }: { mapping: LineMapping; fields: readonly LineField[]; onChange: (mapping: LineMapping) => void }) {
  const values = fields.find((field) => field.path === mapping.role)?.values ?? [];
  return (
    <section aria-labelledby="fields">
      <h2 id="fields" className="mb-3 text-base">
        What holds what
      </h2>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {PARTS.map(([key, label, hint]) => (
          <Field key={key} label={label} hint={hint}>
            {(control) => (
              <Select {...control} value={mapping[key]} onChange={(event) => onChange({ ...mapping, [key]: event.target.value })} className="w-full">
                <option value="">{key === "content" ? "choose a field" : "the lines do not say"}</option>
                {fields.map((field) => (
                  <option key={field.path} value={field.path}>
                    {field.path} ({field.example.slice(0, 24)})
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
      </div>
      {values.length > 0 && (
        <div className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {values.map((value) => (
            <Field key={value} label={<HostileInline text={`“${value}” is`} />}>
              {(control) => (
                <Select
                  {...control}
                  value={mapping.roles[value] ?? ""}
                  onChange={(event) => {
                    const { [value]: _, ...rest } = mapping.roles;
                    const role = event.target.value as keyof typeof ROLE_LABELS | "";
                    onChange({ ...mapping, roles: role === "" ? rest : { ...rest, [value]: role } });
                  }}
                  className="w-full"
                >
                  <option value="">as it stands</option>
                  {Object.entries(ROLE_LABELS).map(([role, label]) => (
                    <option key={role} value={role}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ))}
        </div>
      )}
    </section>
  );
}

function Preview({ lines }: { lines: readonly PreviewLine[] }) {
  return (
    <section aria-labelledby="preview">
      <h2 id="preview" className="mb-3 text-base">
        What would come of the first lines
      </h2>
      <ol className="flex flex-col gap-1.5 rounded-lg border bg-surface p-3 text-sm">
        {lines.map((line) => (
          <li key={line.line} className="flex gap-3 [overflow-wrap:anywhere]">
            <span className="w-10 shrink-0 text-right font-mono text-xs leading-5 text-muted">{line.line}</span>
            {line.problem !== "" ? (
              <span className="text-danger">{line.problem}</span>
            ) : (
              <span className="min-w-0">
                {line.events.map((event) => (
                  <span key={`${event.type}${event.speaker}${event.text}`} className="block">
                    <span className="text-muted">{event.speaker}:</span> <HostileInline text={event.text} />
                  </span>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
