import { HostileInline } from "@/components/text/hostile-text";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

export interface AdoptedView {
  release: number | null;
  adopted: { path: string; lessonId: string }[];
  unchanged: string[];
  refused: { path: string; reasons: string[] }[];
}

const items = (n: number) => (n === 1 ? "1 item" : `${n} items`);

/** What became of the files: adopted, there already, refused and why. */
export function AdoptResult({ slug, result, onMore }: { slug: string; result: AdoptedView; onMore: () => void }) {
  const { release, adopted, unchanged, refused } = result;
  return (
    <div className="flex flex-col gap-4 rounded-lg border bg-surface p-5" role="status">
      <h2 className="text-base">{release === null ? "Nothing new came into force" : `${items(adopted.length)} in force as release ${release}`}</h2>
      {unchanged.length > 0 && <p className="text-sm text-muted">{items(unchanged.length)} with the same text had been in force already.</p>}
      {refused.length > 0 && (
        <section>
          <h3 className="text-sm">Refused: {items(refused.length)}</h3>
          <ul className="mt-2 flex flex-col gap-2 text-sm">
            {refused.map(({ path, reasons }) => (
              <li key={path}>
                <HostileInline text={path} className="font-mono text-xs" />
                <ul className="list-disc pl-5 text-muted">
                  {reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton variant="primary" href={`/w/${slug}/guidance`}>
          See guidance in force
        </LinkButton>
        <Button onClick={onMore}>Adopt more files</Button>
      </div>
    </div>
  );
}
