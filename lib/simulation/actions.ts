"use server";

import { action } from "@/lib/auth/action";
import { requestSimulation, simulationSchema } from "./commands";

export const requestSimulationAction = async (slug: string, input: unknown) => action(simulationSchema, requestSimulation)(slug, input);
