import type { BetaManagedAgentsAgent } from "@anthropic-ai/sdk/resources/beta/agents/agents";
import { invalid, metadataOf, missing, type Route, route, textOf } from "./http";
import { makeId } from "./ids";
import { page, within } from "./pages";
import { now, type World } from "./world";

const BETAS = ["managed-agents-2026-04-01"];

/** The newest version of an agent. @throws ApiError not found */
export function agentOf(world: World, id: string, version?: number): BetaManagedAgentsAgent {
  const versions = world.agents.get(id);
  const found = version === undefined ? versions?.at(-1) : versions?.find((each) => each.version === version);
  if (!found) throw missing("Agent", id);
  return found;
}

function modelOf(value: unknown): BetaManagedAgentsAgent["model"] {
  const id = typeof value === "string" ? value : typeof value === "object" && value !== null && "id" in value ? String(value.id) : "";
  if (id === "") throw invalid("model: Field required");
  return { id, speed: "standard" };
}

function multiagentOf(world: World, value: unknown): BetaManagedAgentsAgent["multiagent"] {
  if (value === undefined || value === null) return null;
  const { agents } = value as { agents?: unknown };
  if (!Array.isArray(agents)) throw invalid("multiagent.agents: must be a list.");
  const roster = agents.map((entry) => {
    const id = typeof entry === "string" ? entry : String((entry as { id?: unknown }).id);
    return { id, type: "agent" as const, version: agentOf(world, id).version };
  });
  return { agents: roster, type: "coordinator" };
}

/** Adds an agent, as the endpoint and the seed do. */
export function createAgent(world: World, body: Record<string, unknown>, at = now()): BetaManagedAgentsAgent {
  const agent: BetaManagedAgentsAgent = {
    id: makeId("agent"),
    archived_at: null,
    created_at: at,
    description: typeof body.description === "string" ? body.description : null,
    execution_identity: { type: "service_account" } as BetaManagedAgentsAgent["execution_identity"],
    mcp_servers: [],
    metadata: metadataOf(body.metadata),
    model: modelOf(body.model),
    multiagent: multiagentOf(world, body.multiagent),
    name: textOf(body, "name", 1, 256),
    skills: [],
    system: typeof body.system === "string" ? body.system : null,
    tools: [],
    type: "agent",
    updated_at: at,
    version: 1,
  };
  world.agents.set(agent.id, [agent]);
  world.onEvent("agent.created", agent.id);
  return agent;
}

export function agentRoutes(world: World): Route[] {
  return [
    route("POST", "/v1/agents", BETAS, (call) => createAgent(world, call.body)),
    route("GET", "/v1/agents", BETAS, (call) => {
      const archived = call.query.get("include_archived") === "true";
      const all = [...world.agents.values()].map((versions) => versions.at(-1)!).reverse();
      return page(
        call,
        all.filter((agent) => (archived || agent.archived_at === null) && within(call.query, agent.created_at)),
        { keyOf: (agent) => agent.id },
      );
    }),
    route("GET", "/v1/agents/:id", BETAS, (call, id) => {
      const version = call.query.get("version");
      return agentOf(world, id!, version === null ? undefined : Number(version));
    }),
    route("POST", "/v1/agents/:id", BETAS, (call, id) => {
      const current = agentOf(world, id!);
      if (call.body.version !== undefined && call.body.version !== current.version) throw invalid("version: not the current version.");
      const next: BetaManagedAgentsAgent = {
        ...current,
        ...(typeof call.body.name === "string" ? { name: call.body.name } : {}),
        ...(typeof call.body.system === "string" ? { system: call.body.system } : {}),
        ...(call.body.model === undefined ? {} : { model: modelOf(call.body.model) }),
        updated_at: now(),
        version: current.version + 1,
      };
      world.agents.get(id!)!.push(next);
      world.onEvent("agent.updated", id!);
      return next;
    }),
    route("POST", "/v1/agents/:id/archive", BETAS, (_call, id) => {
      const agent = agentOf(world, id!);
      agent.archived_at ??= now();
      world.onEvent("agent.archived", id!);
      return agent;
    }),
    route("GET", "/v1/agents/:id/versions", BETAS, (call, id) => {
      agentOf(world, id!);
      return page(call, [...world.agents.get(id!)!].reverse(), { keyOf: (agent) => String(agent.version) });
    }),
  ];
}
