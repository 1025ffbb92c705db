import { createHmac } from "node:crypto";
import type { MaskRule } from "./rules";

export type { MaskRule } from "./rules";

/**
 * The text with what the rules find masked. The same value gets the same mask in one workspace (`[email 3f9a2c]`), so that what recurs
 * still recurs; the mask cannot be turned back without the workspace's key, and says only that two values were the same.
 */
export function maskPersonal(text: string, rules: readonly MaskRule[], key: Uint8Array): string {
  return rules.reduce(
    (rest, { kind, pattern, check }) =>
      rest.replace(pattern, (found: string, first: unknown) => {
        const value = typeof first === "string" ? first : found;
        const bare = value.replace(/[^A-Za-z0-9]/g, "");
        if (check && !check(bare)) return found;
        const mask = `[${kind} ${createHmac("sha256", key)
          .update(`${kind}\0${kind === "secret" ? value : bare.toLowerCase()}`)
          .digest("hex")
          .slice(0, 6)}]`;
        const at = found.lastIndexOf(value);
        return found.slice(0, at) + mask + found.slice(at + value.length);
      }),
    text,
  );
}
