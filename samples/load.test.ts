import { beforeAll, describe, expect, it } from "vitest";
import { mintActor, type PersonActor } from "@/lib/auth/actor";
import { sql } from "@/lib/db/client";
import { listEffects } from "@/lib/effect/queries";
import { publish } from "@/lib/guidance/commands";
import { sessionsOfLesson } from "@/lib/guidance/exposure";
import { getDraft } from "@/lib/guidance/queries";
import { approveLesson } from "@/lib/lessons/commands";
import { requestSimulation } from "@/lib/simulation/commands";
import { failRuns } from "@/lib/simulation/lifecycle";
import { simulationOf } from "@/lib/simulation/queries";
import { makePerson, makeWorkspace } from "@/test/fixtures";
import { SIMULATED_AGENT } from "./agent/agent";
import { runSimulation } from "./agent/run";
import { loadSamples } from "./load";

interface Card {
  slug: string;
  state: string;
  kind: string;
  operation: string;
  strength: string;
  title: string;
  reason: string;
  difference: number | null;
  people: number;
}

let cards: Card[] = [];
const said: string[] = [];

beforeAll(async () => {
  await loadSamples((line) => said.push(line));
  cards = await sql<Card>(
    `SELECT w.slug, l.state, l.kind, l.operation, l.strength, r.title, l.state_reason AS reason,
       (l.association->>'riskDifference')::float8 AS difference, (l.support->>'people')::int AS people
     FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id JOIN workspaces w ON w.id = l.workspace_id
     WHERE l.origin = 'dream' AND w.sample ORDER BY l.state <> 'proposed', l.impact DESC, l.id DESC`,
  );
}, 300_000);

function support(match: (card: Card) => boolean): Card {
  const found = cards.filter((card) => card.slug === "support" && match(card));
  expect(found).toHaveLength(1);
  return found[0] as Card;
}

describe("the sample workspaces", () => {
  it("tell of their progress", () => {
    expect(said.some((line) => /^Support: \d+ sessions read$/.test(line))).toBe(true);
  });

  it("open Support on the true lesson, with about seven cards", () => {
    const own = cards.filter((card) => card.slug === "support");
    expect(own.length).toBeGreaterThanOrEqual(5);
    expect(own.length).toBeLessThanOrEqual(9);
    expect(own[0]).toMatchObject({ state: "proposed", kind: "recurring_mistake", strength: "replicated" });
    expect(own[0]?.title).toContain("return_items");
    expect(own[0]?.difference).toBeLessThan(-0.25);
  });

  it("hold a tempting falsehood back: a large difference over all sessions that the tasks make", async () => {
    const falsehood = support((card) => card.reason.includes("The tasks make"));
    expect(falsehood).toMatchObject({ state: "held_back", strength: "seen", kind: "recurring_mistake" });
    expect(falsehood.title).toContain("verify_identity");
    expect(Number(/succeed (\d+) points less often/.exec(falsehood.reason)?.[1])).toBeGreaterThanOrEqual(15);
    expect(Math.abs(falsehood.difference ?? 1)).toBeLessThan(0.1);
  });

  it("merge three notes into one that would lose an exception, and say so", async () => {
    expect(support((card) => card.operation === "merge")).toMatchObject({ state: "proposed", title: "Exchange once per order" });
    const flags = await sql<{ message: string }>(
      `SELECT f.message FROM flags f JOIN lessons l ON l.id = f.lesson_id JOIN workspaces w ON w.id = l.workspace_id
       WHERE w.slug = 'support' AND l.operation = 'merge' AND f.rule = 'merge-loses-exception'`,
    );
    expect(flags.map(({ message }) => message)).toEqual([expect.stringContaining("except that a damaged item may be exchanged again")]);
  });

  it("bring the seven cards of the desk in the order in which they teach, what waits first", () => {
    const order = ["return_items", "full card number", "sign off", "Exchange once per order"].map((words) =>
      cards.findIndex((card) => card.slug === "support" && (card.title.includes(words) || (words === "full card number" && card.operation === "revise"))),
    );
    expect(order.every((at) => at >= 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it("hold the outage back as an incident", () => {
    expect(support((card) => card.title.includes("timed out"))).toMatchObject({ state: "held_back", reason: expect.stringContaining("2026-03-11") });
  });

  it("quarantine the planted instruction", async () => {
    expect(support((card) => card.state === "quarantined").title).toContain("get_order");
    const flags = await sql<{ severity: string }>(
      "SELECT f.severity FROM flags f JOIN lessons l ON l.id = f.lesson_id JOIN workspaces w ON w.id = l.workspace_id WHERE w.slug = 'support' AND l.state = 'quarantined'",
    );
    expect(flags.map((flag) => flag.severity)).toContain("block");
  });

  it("set people's never against the guidance's always", async () => {
    expect(support((card) => card.operation === "revise")).toMatchObject({ state: "proposed", kind: "team_preference", people: 3 });
  });

  it("call one manager's wish personal", () => {
    expect(support((card) => card.title.includes("sign off"))).toMatchObject({ people: 1, reason: expect.stringContaining("Victor Amsel") });
  });

  it("learn nothing from the simulator, pasted policies and one-offs", () => {
    for (const { title } of cards) expect(title).not.toMatch(/check_for_stop|photo|store credit|14 days|Fridays|fee|ten percent|courier|changelog|2\.4\.1/i);
  });

  it("have several people behind what the engineers and the lawyers want", () => {
    const wishes = cards.filter((card) => card.slug !== "support" && card.kind === "team_preference" && card.state === "proposed");
    expect(wishes.length).toBeGreaterThanOrEqual(4);
    for (const wish of wishes) expect(wish.people).toBeGreaterThanOrEqual(2);
  });

  it("have nothing reviewed but what was adopted as release 0", async () => {
    const reviews = await sql<{ decision: string }>(
      "SELECT DISTINCT r.decision FROM reviews r JOIN workspaces w ON w.id = r.workspace_id WHERE w.slug IN ('support', 'engineering', 'contracts')",
    );
    expect(reviews).toEqual([{ decision: "adopt" }]);
    const releases = await sql(
      "SELECT w.slug, r.number, r.state, r.origin FROM releases r JOIN workspaces w ON w.id = r.workspace_id WHERE w.sample ORDER BY w.slug",
    );
    expect(releases).toEqual([
      { slug: "engineering", number: 0, state: "in_force", origin: "adopted" },
      { slug: "support", number: 0, state: "in_force", origin: "adopted" },
    ]);
  });

  it("are marked as samples, and so are their imports", async () => {
    const rows = await sql(
      "SELECT DISTINCT w.sample, i.origin FROM workspaces w JOIN imports i ON i.workspace_id = w.id WHERE w.slug IN ('support', 'engineering', 'contracts')",
    );
    expect(rows).toEqual([{ sample: true, origin: "sample" }]);
  });

  it("change nothing when the loading is taken up again", async () => {
    const count = () =>
      sql(
        "SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM lessons) AS lessons, (SELECT count(*) FROM dreams) AS dreams, (SELECT count(*) FROM releases) AS releases",
      );
    const before = await count();
    await loadSamples(() => undefined);
    expect(await count()).toEqual(before);
  }, 60_000);
});

describe("the simulated agent of Support", () => {
  let lead: PersonActor;
  const work = async () => {
    await requestSimulation(lead, {});
    await runSimulation(mintActor({ kind: "job", id: "test", workspaceId: lead.workspaceId }), new AbortController().signal);
  };
  const publishDraft = async () => {
    const draft = await getDraft(lead);
    await publish(lead, { releaseId: draft?.id ?? "", expectedDigest: draft?.digest ?? "" });
  };

  beforeAll(async () => {
    const [workspace] = await sql<{ id: string }>("SELECT id FROM workspaces WHERE slug = 'support'");
    lead = await makePerson(workspace?.id ?? "", "lead");
  });

  it("is offered nowhere else", async () => {
    const other = await makePerson((await makeWorkspace()).id, "lead");
    expect(await simulationOf(other)).toBeNull();
    await expect(requestSimulation(other, {})).rejects.toMatchObject({ code: "not_found" });
    await expect(requestSimulation(await makePerson(lead.workspaceId, "viewer"), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("does better with what was published, says which line it read, and its delivery records prove it", async () => {
    await work();
    const first = await simulationOf(lead);
    expect(first?.runs.map(({ guided, release, state }) => [guided, release, state])).toEqual([
      [false, null, "completed"],
      [true, 0, "completed"],
    ]);
    const [lesson] = await sql<{ id: string; revision: string }>(
      `SELECT l.id, l.revision_id AS revision FROM lessons l JOIN revisions r ON r.lesson_id = l.id AND r.id = l.revision_id
       WHERE l.workspace_id = $1 AND l.state = 'proposed' AND r.title LIKE '%return_items%'`,
      [lead.workspaceId],
    );
    await approveLesson(lead, { lessonId: lesson?.id ?? "", revisionId: lesson?.revision ?? "" });
    await publishDraft();
    await work();
    const view = await simulationOf(lead);
    expect(view).toMatchObject({ inForce: 1, shown: 1 });
    const [without, adopted, published] = view?.runs ?? [];
    expect(view?.runs.map(({ sessions }) => sessions)).toEqual([20, 20, 20]);
    expect(published?.succeeded).toBeGreaterThanOrEqual((adopted?.succeeded ?? 0) + 6);
    expect(published?.succeeded).toBeGreaterThanOrEqual((without?.succeeded ?? 0) + 8);
    const returns = view?.tasks.filter(({ task }) => task.startsWith("return-")) ?? [];
    expect(returns).toHaveLength(12);
    for (const { without, guided } of returns) {
      expect(without?.given).toEqual([]);
      expect(guided?.given).toContainEqual({ lessonId: lesson?.id, title: expect.stringContaining("return_items"), read: true });
      expect(guided?.followed).toContainEqual({ path: expect.any(String), eventIndex: expect.any(Number), line: expect.stringContaining("original payment") });
    }
    const [effect] = (await listEffects(lead)).filter(({ lessonId }) => lessonId === lesson?.id);
    expect(effect?.described.difference).toBeGreaterThan(0.3);
    const { sessions } = await sessionsOfLesson(lead, lesson?.id ?? "", { limit: 100 });
    expect(new Set(sessions.map(({ source }) => source)).size).toBe(sessions.length);
    expect(sessions.filter(({ agent, read, sessionId }) => agent === SIMULATED_AGENT && read && sessionId !== null).length).toBeGreaterThanOrEqual(12);
  }, 60_000);

  it("works once at a time, again from the beginning when it was cut short, and says what failed", async () => {
    const asked = await Promise.allSettled([requestSimulation(lead, {}), requestSimulation(lead, {})]);
    expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const job = mintActor({ kind: "job", id: "test", workspaceId: lead.workspaceId });
    await expect(runSimulation(job, AbortSignal.abort(new Error("stopped")))).rejects.toThrow("stopped");
    expect((await simulationOf(lead))?.runs.at(-1)).toMatchObject({ state: "running", number: 4 });
    await runSimulation(job, new AbortController().signal);
    expect((await simulationOf(lead))?.runs.at(-1)).toMatchObject({ state: "completed", number: 4, release: 1, sessions: 20 });
    await requestSimulation(lead, {});
    await failRuns(job, "The shop is closed.");
    expect((await simulationOf(lead))?.runs.at(-1)).toMatchObject({ state: "failed", error: "The shop is closed." });
    const entries = await sql<{ action: string; n: number }>(
      "SELECT action, count(*)::int AS n FROM audit_entries WHERE trail = $1 AND action LIKE 'simulation.%' GROUP BY 1 ORDER BY 1",
      [lead.workspaceId],
    );
    expect(entries).toEqual([
      { action: "simulation.completed", n: 4 },
      { action: "simulation.failed", n: 1 },
      { action: "simulation.requested", n: 4 },
    ]);
  }, 60_000);
});
