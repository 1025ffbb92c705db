import { formatBytes } from "@/components/text/format-bytes";
import { HostileText } from "@/components/text/hostile-text";
import { CopyButton } from "@/components/ui/copy-button";

/** A canonical file, verbatim, with its path, size and hash. */
export function FileText({ path, text, sha256, fold }: { path: string; text: string; sha256?: string; fold?: number }) {
  return (
    <figure className="overflow-hidden rounded-md border bg-background">
      <figcaption className="flex min-h-8 items-center gap-x-3 border-b bg-raised/60 py-0.5 pr-1 pl-3 text-xs text-muted">
        <span className="min-w-0 flex-1 truncate font-mono" title={path}>
          {path}
        </span>
        <span className="whitespace-nowrap">{formatBytes(new TextEncoder().encode(text).length)}</span>
        {sha256 && (
          <span className="hidden font-mono whitespace-nowrap sm:inline" title={`SHA-256 ${sha256}`}>
            {sha256.slice(0, 12)}
          </span>
        )}
        <CopyButton value={text} label={`Copy ${path}`} />
      </figcaption>
      <HostileText mono text={text} fold={fold ?? Number.MAX_SAFE_INTEGER} className="px-3 py-2.5" />
    </figure>
  );
}
