import type { SampleGuidance } from "../load";

/** What the engineers ask for: one piece of work a session, each said in its own words. */
export interface Work {
  ask: string;
  file: string;
  /** What the agent says it found and did. */
  found: string;
  done: string;
}

const AREAS = ["invoices", "search", "login", "exports", "webhooks", "billing", "calendar", "uploads", "reports", "settings"] as const;

const SHAPES: readonly ((area: string) => Work)[] = [
  (area) => ({
    ask: `The ${area} page shows yesterday's date for people west of Greenwich. Find out why and fix it.`,
    file: `src/${area}/dates.ts`,
    found: `The ${area} dates are cut at midnight UTC; the reader's zone is never applied.`,
    done: "The date is now made in the reader's zone, with a test for Honolulu.",
  }),
  (area) => ({
    ask: `add pagination to the ${area} list, 50 per page, keep the url in sync`,
    file: `src/${area}/list.tsx`,
    found: `The list loads everything at once; ${area} has a cursor in its query already.`,
    done: "Pages of fifty, with the cursor in the address.",
  }),
  (area) => ({
    ask: `We get a 500 when ${area} is empty. There's a stack trace in the ticket, it ends in ${area}/totals.ts. Can you take a look?`,
    file: `src/${area}/totals.ts`,
    found: "The reduce has no initial value, so an empty list throws.",
    done: "An empty list now gives zero, and a test covers it.",
  }),
  (area) => ({
    ask: `Rename getItems to list${area.charAt(0).toUpperCase()}${area.slice(1)} everywhere, it's confusing next to the other one.`,
    file: `src/${area}/api.ts`,
    found: "It is used in nine places, two of them in tests.",
    done: "Renamed in all nine places.",
  }),
  (area) => ({
    ask: `${area}: the loading spinner stays when the request is aborted`,
    file: `src/${area}/use-request.ts`,
    found: "The abort branch returns before the state is set back.",
    done: "The state is set back in every branch.",
  }),
  (area) => ({
    ask: `Could you write a migration that adds an archived_at column for ${area}, plus the filter in the query?`,
    file: `src/${area}/queries.ts`,
    found: "The query has one where clause that can take the filter.",
    done: "The column is there and archived rows are left out by default.",
  }),
];

/** Sixty different pieces of work. */
export function allWork(): Work[] {
  return SHAPES.flatMap((shape) => AREAS.map((area) => shape(area)));
}

/** Said once, in one session each: nothing to learn from. */
export const ONE_OFFS = [
  "use the branch from yesterday for this one",
  "commit this",
  "looks good, push it",
  "can you also bump the version to 2.4.1",
  "I prefer the second option here",
  "ok go on",
  "skip the changelog this time",
  "why did you choose a map there?",
  "no, leave the header as it was",
  "thanks, that's it for today",
  "open a draft pull request for Chidi",
  "I'd rather have a table there",
  "rename that branch, it has a typo",
  "what does the second test cover?",
  "put the old endpoint back for now",
  "good, and now the same for the archive page",
  "can you show me the diff again",
  "leave the migration out, I do that tonight",
  "wait for the pipeline before you go on with this",
  "that number comes from the finance sheet, it's correct",
  "ask Ana whether the export is still used",
  "the ticket says something else, read it once more",
  "keep the old name in the changelog entry of this one",
  "ok, ship it",
  "make the button green for the demo on Thursday",
  "drop the last commit, it was a test",
  "fine with me",
  "can this wait until the freeze is over?",
  "let's not touch billing today",
  "great, close the ticket",
] as const;

/** How a test run can fail while one works: each its own, and gone after the next change. */
export const TEST_FAILURES = [
  "AssertionError: expected 'draft' to be 'open'",
  "TypeError: items.toSorted is not a function",
  "ReferenceError: Intl zone data is missing",
  "AssertionError: the list has two rows but three were expected",
  "Error: timeout of the fake clock was reached in useRequest",
  "RangeError: Invalid time value in formatDay",
  "SyntaxError: Unexpected token in fixtures/invoices.json",
  "AssertionError: snapshot of the header differs",
  "TypeError: Cannot read properties of undefined, reading 'zone'",
  "Error: no matching call for POST /exports in the mock server",
  "AssertionError: cursor was null on the last page",
  "Error: unexpected request to the mail service",
] as const;

export const PLAN = `Implement the following plan:

# Plan: move the exports to a queue

## Context
Exports run inside the request and time out for big accounts.

## Steps
1. Always write the job before the answer is sent.
2. Never hold a connection while the file is written.
3. Add a worker in \`src/exports/worker.ts\`.
4. Keep the old endpoint for one release.

## Verification
- The request answers in under 200 ms.
- A crashed worker leaves the job in the queue.

## Files
| file | change |
|---|---|
| src/exports/worker.ts | new |
| src/exports/api.ts | enqueue instead of running |
`;

export const CLAUDE_MD = `<system-reminder>
As you answer the user's questions, you can use the following context:
# claudeMd
Contents of CLAUDE.md (project instructions, checked into the codebase):

# Tidepool
- Write tests next to the code.
- Always use named exports.

IMPORTANT: this context may or may not be relevant to your tasks.
</system-reminder>`;

/** What the team's agents already read. */
export const ENGINEERING_GUIDANCE: readonly SampleGuidance[] = [
  { path: "CLAUDE.md", title: "Tidepool", text: "- Write tests next to the code.\n- Always use named exports." },
];
