import { type ReactNode, useId } from "react";

interface FigureProps {
  title: string;
  /** The figure in a sentence. */
  says: ReactNode;
  /** How it is counted, and what it does not say. */
  note?: string;
  picture?: ReactNode;
  /** The numbers behind the picture. */
  table: ReactNode;
  /** The single acts behind the numbers; null when there are none. */
  rows: ReactNode;
  rowCount: number;
}

function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="mt-2">
      <summary className="w-fit cursor-pointer text-xs text-muted hover:text-text">{label}</summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}

/** One figure: what it says, its picture, the table behind it, and the rows behind that. */
export function Figure({ title, says, note, picture, table, rows, rowCount }: FigureProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-lg border bg-surface p-4 sm:p-5">
      <h2 id={id} className="text-base">
        {title}
      </h2>
      <p className="mt-0.5 mb-3 max-w-prose text-sm text-pretty">{says}</p>
      {rowCount > 0 && picture}
      {note && <p className="mt-2 max-w-prose text-xs text-pretty text-muted">{note}</p>}
      {rowCount > 0 && (
        <>
          <Fold label="The numbers">{table}</Fold>
          <Fold label={`The rows (${rowCount.toLocaleString("en")})`}>{rows}</Fold>
        </>
      )}
    </section>
  );
}
