"use client";
import { FileText, FolderOpen, X } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { formatBytes } from "@/components/text/format-bytes";
import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { AdoptSource } from "@/lib/guidance/adopt-split";
import { visibleText } from "@/lib/text/visible";
import { filesDropped, filesOf, type ReadFiles, readFiles } from "./read-files";

/** Where the files come from: dropped, chosen, or pasted. */
export function AdoptSources({
  sources,
  onAdd,
  onRemove,
}: {
  sources: readonly AdoptSource[];
  onAdd: (read: ReadFiles) => void;
  onRemove: (name: string) => void;
}) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [name, setName] = useState("CLAUDE.md");
  const [text, setText] = useState("");
  const heading = useId();
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onAdd(await readFiles(await filesDropped(event.dataTransfer)));
  };
  const paste = () => {
    onAdd({ sources: [{ name: name.trim() || "pasted.md", text }], left: [] });
    setText("");
  };
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <h2 id={heading} className="text-base">
        Files
      </h2>
      <div className="grid gap-3 md:grid-cols-2">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same for the keyboard */}
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={classNames(
            "flex flex-col items-center justify-center gap-3 rounded-lg border border-dashed px-4 py-8 text-center",
            over ? "border-accent bg-accent-soft" : "bg-surface",
          )}
        >
          <p className="max-w-xs text-sm text-pretty text-muted">Drop CLAUDE.md, AGENTS.md, skills or a memory folder here.</p>
          <div className="flex flex-wrap justify-center gap-2">
            <Button onClick={() => files.current?.click()}>
              <FileText aria-hidden /> Choose files
            </Button>
            <Button onClick={() => folder.current?.click()}>
              <FolderOpen aria-hidden /> Choose a folder
            </Button>
          </div>
          <input
            ref={files}
            type="file"
            multiple
            hidden
            aria-label="Files to adopt"
            accept=".md,.mdc,.markdown,.txt"
            onChange={async (event) => event.target.files && onAdd(await readFiles(filesOf(event.target.files)))}
          />
          <input
            ref={folder}
            type="file"
            multiple
            hidden
            aria-label="Folder to adopt"
            {...{ webkitdirectory: "" }}
            onChange={async (event) => event.target.files && onAdd(await readFiles(filesOf(event.target.files)))}
          />
        </div>
        <div className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
          <Field label="Or paste a file">
            {(control) => (
              <Textarea
                {...control}
                value={text}
                onChange={(event) => setText(event.target.value)}
                rows={5}
                className="font-mono"
                placeholder="# House rules"
                spellCheck={false}
              />
            )}
          </Field>
          <div className="flex items-end gap-2">
            <Field label="Its name" className="min-w-0 flex-1">
              {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} maxLength={300} />}
            </Field>
            <Button onClick={paste} disabled={text.trim() === ""}>
              Add
            </Button>
          </div>
        </div>
      </div>
      {sources.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {sources.map((source) => (
            <li key={source.name} className="flex max-w-full items-center gap-2 rounded-md border bg-surface pl-2.5 text-sm">
              <HostileInline text={source.name} className="min-w-0 truncate font-mono text-xs" />
              <span className="text-xs whitespace-nowrap text-muted">{formatBytes(new TextEncoder().encode(source.text).length)}</span>
              <IconButton size="sm" label={`Remove ${visibleText(source.name)}`} onClick={() => onRemove(source.name)}>
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
