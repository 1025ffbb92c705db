import type { Server } from "node:http";

interface Patience {
  headers: number;
  request: number;
  check: number;
}
export const PATIENCE: Patience;
export function patientServer(patience?: Patience): Server;
