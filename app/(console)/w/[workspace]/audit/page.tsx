import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { EntryList } from "@/components/audit/entry-list";
import { ExportButton } from "@/components/audit/export-button";
import { FilterBar } from "@/components/audit/filter-bar";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { getCheckpoint, listActors, listEntries } from "@/lib/audit/queries";
import { type AuditFilters, filtersOfAddress } from "@/lib/audit/schema";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";

export const metadata: Metadata = { title: "Audit" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

function address(base: string, filters: AuditFilters): string {
  const query = new URLSearchParams(Object.entries(filters).filter((pair): pair is [string, string] => Boolean(pair[1])));
  return query.size > 0 ? `${base}?${query}` : base;
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  const filters = filtersOfAddress(await searchParams);
  const base = `/w/${slug}/audit`;
  const [{ entries, next }, actors, checkpoint] = await Promise.all([listEntries(actor, filters), listActors(actor), getCheckpoint(actor)]);
  const { cursor, ...chosen } = filters;
  const filtered = Object.keys(chosen).length > 0;
  return (
    <PageFrame>
      <PageHeader
        title="Audit"
        actions={
          <>
            {may(actor, "members.manage") && (
              <LinkButton href={`${base}/sign-ins`} variant="ghost">
                Sign-ins
              </LinkButton>
            )}
            {may(actor, "audit.export") && (
              <LinkButton href={`${base}/questions`} variant="ghost">
                Questions
              </LinkButton>
            )}
            {may(actor, "audit.export") && <ExportButton slug={slug} />}
          </>
        }
      >
        Who did what to what, when and why. Entries cannot be changed or deleted; the texts beside them can be erased, and the trail still checks.
      </PageHeader>
      <FilterBar actors={actors} />
      {entries.length === 0 ? (
        <EmptyState
          icon={<ScrollText aria-hidden />}
          title={filtered || cursor ? "Nothing in the trail fits" : "The trail is empty"}
          actions={
            (filtered || cursor) && (
              <LinkButton href={base} size="sm">
                Show everything
              </LinkButton>
            )
          }
        >
          {filtered ? "Try fewer filters or other days." : undefined}
        </EmptyState>
      ) : (
        <EntryList slug={slug} entries={entries} />
      )}
      <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
        {cursor ? (
          <LinkButton href={address(base, chosen)} size="sm">
            Newest
          </LinkButton>
        ) : (
          <span />
        )}
        {next && (
          <LinkButton href={address(base, { ...chosen, cursor: next })} size="sm" rel="next">
            Older
          </LinkButton>
        )}
      </nav>
      <p className="mt-6 border-t pt-3 text-xs break-all text-muted">
        {checkpoint.size} entries, root <code className="font-mono">{checkpoint.root}</code> (RFC 6962).{" "}
        {checkpoint.note ? "Signed checkpoints are kept outside the database too" : "The first signed checkpoint comes with the next export"}: a later export is
        checked against them with <code className="font-mono whitespace-nowrap">lucid audit verify</code>.
      </p>
    </PageFrame>
  );
}
