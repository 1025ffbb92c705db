import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

/** The browser for the tests: LUCID_CHROMIUM, else Playwright's own when it is on disk, else the system's. */
export function chromiumPath(): string {
  const named = process.env.LUCID_CHROMIUM;
  if (named) return named;
  const bundled = chromium.executablePath();
  if (bundled && existsSync(bundled)) return bundled;
  const system = SYSTEM.find((candidate) => existsSync(candidate));
  if (system) return system;
  throw new Error(
    "No Chromium was found. Install one (`npx playwright install --with-deps chromium`, or Debian's package chromium), or name it in LUCID_CHROMIUM.",
  );
}

export const CHROMIUM_ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium refuses to run as root inside its sandbox.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
