import { Inbox, SearchX, Upload } from "lucide-react";
import type { Metadata } from "next";
import { GroupTasks } from "@/components/dreams/group-tasks";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { SessionFilters } from "@/components/sessions/list/filters";
import { ListKeys } from "@/components/sessions/list/list-keys";
import { listAddress, loadListParams } from "@/components/sessions/list/params";
import { SearchResults } from "@/components/sessions/list/search-results";
import { SelectableSessions } from "@/components/sessions/list/selectable";
import { SessionTable } from "@/components/sessions/list/session-table";
import { counted } from "@/components/sessions/words";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { AppError } from "@/lib/errors";
import { COUNT_CAP, countSessions, listSessions } from "@/lib/sessions/queries";
import { listFacets } from "@/lib/sessions/queries/facets";
import { isFiltered, sessionFilter } from "@/lib/sessions/queries/filter";
import { searchSessions } from "@/lib/sessions/queries/search";
import { parseSearch } from "@/lib/sessions/search-terms";
import { MOST_GROUPED } from "@/lib/sessions/tasks/commands";

export const metadata: Metadata = { title: "Sessions" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SessionsPage({ params, searchParams }: Props) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const query = await loadListParams(searchParams);
  const parsed = sessionFilter.safeParse({
    agent: query.agent || undefined,
    outcome: query.outcome ?? undefined,
    verdict: query.verdict ?? undefined,
    task: query.task || undefined,
    source: query.source || undefined,
    from: query.from || undefined,
    to: query.to || undefined,
    errors: query.errors || undefined,
  });
  const filter = parsed.success ? parsed.data : {};
  const here = `/w/${workspace.slug}/sessions`;
  const [facets, total, found] = await Promise.all([
    listFacets(actor),
    countSessions(actor, filter),
    (query.q ? searchSessions(actor, query.q, filter, { cursor: query.after }) : listSessions(actor, filter, { cursor: query.after })).catch(
      (error: unknown) => {
        if (error instanceof AppError) return error;
        throw error;
      },
    ),
  ]);
  const mayImport = may(actor, "sessions.import");
  const importLink = mayImport && (
    <LinkButton href={`${here}/import`} variant={total === 0 ? "primary" : "secondary"}>
      <Upload aria-hidden />
      Import sessions
    </LinkButton>
  );
  // What is filtered can be made one task at once, by those who may say what sessions are tries at.
  const mayGroup = may(actor, "sessions.contest");
  const groupAll = mayGroup && parsed.success && isFiltered(filter) && !query.q && total > 1 && total <= MOST_GROUPED && (
    <GroupTasks slug={workspace.slug} which={{ filter }} sessions={total} initial={filter.task ?? ""} label="Group these as one task" />
  );
  const empty = total === 0 && !isFiltered(filter) && !query.q;
  const amount = total > COUNT_CAP ? `More than ${COUNT_CAP.toLocaleString("en")} sessions` : counted(total, "session");
  return (
    <PageFrame width="wide">
      <PageHeader
        title="Sessions"
        actions={
          !empty && (
            <>
              {groupAll}
              {importLink}
            </>
          )
        }
      >
        {empty
          ? "Runs of your agents, with every step they took."
          : query.q
            ? `Searching ${amount.charAt(0).toLowerCase()}${amount.slice(1)}`
            : `${amount}${isFiltered(filter) ? " match" : ""}`}
      </PageHeader>
      {empty ? (
        <EmptyState icon={<Inbox aria-hidden />} title="No sessions yet" actions={importLink}>
          Import what your agents have done: files, folders, or through the API. Lucid finds what recurs and proposes lessons for people to review.
        </EmptyState>
      ) : (
        <>
          <SessionFilters facets={facets} />
          {!parsed.success && (
            <ErrorState title="One of the filters is not valid" className="mb-4">
              It was left out. Choose it again, or clear the filters.
            </ErrorState>
          )}
          <Found found={found} slug={workspace.slug} query={query} here={here} selectable={mayGroup} />
          <ListKeys />
        </>
      )}
    </PageFrame>
  );
}

type Page = Awaited<ReturnType<typeof listSessions>> | Awaited<ReturnType<typeof searchSessions>>;

interface FoundProps {
  found: Page | AppError;
  slug: string;
  query: Awaited<ReturnType<typeof loadListParams>>;
  here: string;
  selectable: boolean;
}

function Found({ found, slug, query, here, selectable }: FoundProps) {
  if (found instanceof AppError)
    return (
      <ErrorState title="This list could not be shown" actions={<LinkButton href={listAddress(here, { ...query, after: null })}>To the first page</LinkButton>}>
        {found.message}
      </ErrorState>
    );
  if ("searched" in found && !found.searched)
    return (
      <EmptyState icon={<SearchX aria-hidden />} title="Nothing to search for">
        Type a word. Quotes make a phrase, and a star after a word finds all that begin like it.
      </EmptyState>
    );
  if (found.sessions.length === 0)
    return (
      <EmptyState icon={<SearchX aria-hidden />} title="No session matches" actions={<LinkButton href={here}>Show all sessions</LinkButton>}>
        {query.q ? "All the words must occur in one event. Try fewer of them, or a star for a beginning: refund*" : "Take a filter away to see more."}
      </EmptyState>
    );
  const terms = parseSearch(query.q);
  const find = terms.length === 1 && terms[0] ? terms[0].words.join(" ") : "";
  return (
    <>
      {"searched" in found ? (
        <SearchResults slug={slug} sessions={found.sessions} find={find} />
      ) : selectable ? (
        <SelectableSessions slug={slug}>
          <SessionTable slug={slug} sessions={found.sessions} selectable />
        </SelectableSessions>
      ) : (
        <SessionTable slug={slug} sessions={found.sessions} />
      )}
      {(query.after || found.next) && (
        <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
          {query.after ? <LinkButton href={listAddress(here, { ...query, after: null })}>Newest</LinkButton> : <span />}
          {found.next && <LinkButton href={listAddress(here, { ...query, after: found.next })}>Older sessions</LinkButton>}
        </nav>
      )}
    </>
  );
}
