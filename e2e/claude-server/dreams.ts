import type { BetaDream, BetaDreamInput, BetaOutputBehavior } from "@anthropic-ai/sdk/resources/beta/dreams";
import { cancelRun, startDream } from "./dream-run";
import { ApiError, invalid, missing, type Route, repeated, route } from "./http";
import { makeId } from "./ids";
import { storeOf } from "./memories";
import { page, within } from "./pages";
import { sessionOf } from "./sessions";
import { type HeldDream, now, type World } from "./world";

const BETAS = ["dreaming-2026-04-21"];
const OVER = ["completed", "failed", "canceled"];

function dreamOf(world: World, id: string): HeldDream {
  const held = world.dreams.get(id);
  if (!held) throw missing("Dream", id);
  return held;
}

function inputsOf(world: World, value: unknown): BetaDreamInput[] {
  if (!Array.isArray(value)) throw invalid("inputs: Field required");
  const inputs = value as BetaDreamInput[];
  const stores = inputs.filter((input) => input.type === "memory_store");
  const sessions = inputs.filter((input) => input.type === "sessions");
  if (stores.length !== 1 || sessions.length !== 1 || inputs.length !== 2) {
    throw invalid("inputs: exactly one memory_store entry and exactly one sessions entry.");
  }
  const [store] = stores;
  if (storeOf(world, store!.memory_store_id).store.archived_at !== null) throw invalid("inputs: the memory store is archived.");
  const ids = sessions[0]!.session_ids;
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > 100) throw invalid("inputs: 1 to 100 session IDs.");
  if (new Set(ids).size !== ids.length) throw invalid("inputs: no duplicate session IDs.");
  for (const id of ids) sessionOf(world, id);
  return [
    { type: "memory_store", memory_store_id: store!.memory_store_id },
    { type: "sessions", session_ids: [...ids].sort() },
  ];
}

function modelOf(value: unknown): BetaDream["model"] {
  const given = typeof value === "string" ? { id: value } : (value as { id?: unknown; speed?: unknown } | undefined);
  if (typeof given?.id !== "string" || given.id.length < 1 || given.id.length > 256) throw invalid("model: 1 to 256 characters.");
  if ("speed" in given && given.speed !== undefined && given.speed !== null && given.speed !== "standard")
    throw invalid("model.speed: dreams accept only standard.");
  return { id: given.id, speed: "standard" };
}

function behaviorOf(world: World, value: unknown, inputs: BetaDreamInput[]): BetaOutputBehavior {
  const behavior = (value ?? { type: "create_new" }) as BetaOutputBehavior;
  if (behavior.type === "create_new") return { type: "create_new" };
  if (behavior.type !== "update_existing") throw invalid("output_behavior: not known.");
  const input = inputs.find((each) => each.type === "memory_store");
  if (behavior.memory_store_id !== input?.memory_store_id) throw invalid("output_behavior: must name the input memory store.");
  const holder = [...world.dreams.values()].find(
    ({ dream }) =>
      !OVER.includes(dream.status) && dream.output_behavior.type === "update_existing" && dream.output_behavior.memory_store_id === behavior.memory_store_id,
  );
  if (holder) throw new ApiError(409, "conflict_error", `Dream ${holder.dream.id} writes into this memory store.`, {}, { "x-should-retry": "false" });
  return { type: "update_existing", memory_store_id: behavior.memory_store_id };
}

function createDream(world: World, body: Record<string, unknown>): BetaDream {
  const inputs = inputsOf(world, body.inputs);
  const { instructions } = body;
  if (instructions !== undefined && instructions !== null && (typeof instructions !== "string" || instructions.length < 1 || instructions.length > 4096)) {
    throw invalid("instructions: 1 to 4,096 characters.");
  }
  const dream: BetaDream = {
    id: makeId("drm"),
    archived_at: null,
    created_at: now(),
    ended_at: null,
    error: null,
    inputs,
    instructions: typeof instructions === "string" ? instructions : null,
    model: modelOf(body.model),
    output_behavior: behaviorOf(world, body.output_behavior, inputs),
    outputs: [],
    session_id: null,
    status: "pending",
    type: "dream",
    usage: { cache_creation_input_tokens: 0, cache_read_input_tokens: 0, input_tokens: 0, output_tokens: 0 },
  };
  const held: HeldDream = { dream, script: world.scripts.shift() ?? null, timer: null };
  world.dreams.set(dream.id, held);
  startDream(world, held);
  return dream;
}

/** Dreams: what they are asked, and how far they are. */
export function dreamRoutes(world: World): Route[] {
  return [
    route("POST", "/v1/dreams", BETAS, (call) => createDream(world, call.body)),
    route("GET", "/v1/dreams", BETAS, (call) => {
      const statuses = repeated(call.query, "statuses");
      const archived = call.query.get("include_archived") === "true";
      const all = [...world.dreams.values()].map((held) => held.dream).reverse();
      return page(
        call,
        all.filter(
          (dream) =>
            (archived || dream.archived_at === null) && (statuses.length === 0 || statuses.includes(dream.status)) && within(call.query, dream.created_at),
        ),
        { keyOf: (dream) => dream.id },
      );
    }),
    route("GET", "/v1/dreams/:id", BETAS, (_call, id) => dreamOf(world, id!).dream),
    route("POST", "/v1/dreams/:id/cancel", BETAS, (_call, id) => {
      const held = dreamOf(world, id!);
      if (held.dream.status === "completed" || held.dream.status === "failed") throw invalid(`The dream is ${held.dream.status} already.`);
      if (held.dream.status !== "canceled") cancelRun(world, held);
      return held.dream;
    }),
    route("POST", "/v1/dreams/:id/archive", BETAS, (_call, id) => {
      const { dream } = dreamOf(world, id!);
      if (!OVER.includes(dream.status)) throw invalid("Cancel the dream first.");
      dream.archived_at ??= now();
      return dream;
    }),
  ];
}
