import type { ServerResponse } from "node:http";

export function undecodable(url: string | undefined): boolean;
export function refuseAddress(response: ServerResponse): void;
