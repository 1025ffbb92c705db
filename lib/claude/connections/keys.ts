import { seal, unseal } from "@/lib/auth/seal";

/** The two secrets of a connection, as they lie in the database: sealed, and only for this connection. */
export type SecretKind = "api key" | "webhook key";

const purpose = (kind: SecretKind, connectionId: string) => `claude ${kind} of ${connectionId}`;

export function sealKey(kind: SecretKind, connectionId: string, key: string): Buffer {
  return seal(purpose(kind, connectionId), Buffer.from(key, "utf8"));
}

/** The key, or null when the installation's secret is another one than when it was entered. */
export function openKey(kind: SecretKind, connectionId: string, sealed: Uint8Array): string | null {
  return unseal(purpose(kind, connectionId), sealed)?.toString("utf8") ?? null;
}
