import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { ServerState } from "./server";

export { expect };

export function serverState(): ServerState {
  const file = process.env.LUCID_E2E_STATE;
  if (!file) throw new Error("The tests' server is not running: start them with `npx playwright test`.");
  return JSON.parse(readFileSync(file, "utf8")) as ServerState;
}

/**
 * Collects what a page should never say: console messages of any kind, and errors that nobody caught. `provoked` are the refusals that
 * a test asks for: the browser itself writes a line about each.
 */
function watch(context: BrowserContext, said: string[], provoked: readonly number[]): void {
  context.on("console", (message) => {
    const refusal = /^Failed to load resource: the server responded with a status of (\d+)/.exec(message.text());
    if (refusal && provoked.includes(Number(refusal[1]))) return;
    said.push(`console.${message.type()} on ${message.page()?.url() ?? "?"}: ${message.text()}`);
  });
  context.on("weberror", (error) => said.push(`error: ${error.error().message}`));
}

interface Fixtures {
  server: ServerState;
  /** HTTP statuses of refusals that the test provokes in a page. */
  provoked: number[];
  /** A second browser of someone else, not signed in, watched like the first. */
  otherPage: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  server: async ({}, use) => use(serverState()),
  provoked: [[], { option: true }],
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context, provoked }, use) => {
    const said: string[] = [];
    watch(context, said, provoked);
    await use(context);
    expect(said, "a page wrote to the console").toEqual([]);
  },
  otherPage: async ({ browser, server, provoked }, use) => {
    const context = await browser.newContext({ baseURL: server.url, storageState: { cookies: [], origins: [] }, reducedMotion: "reduce" });
    const said: string[] = [];
    watch(context, said, provoked);
    await use(await context.newPage());
    await context.close();
    expect(said, "the other browser's page wrote to the console").toEqual([]);
  },
});

const THEMES = ["light", "dark"] as const;

/** No violation that axe knows, in both themes. The page stays in the light one. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of [...THEMES].reverse()) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(
      (violation) => `${violation.id} (${colorScheme}): ${violation.help}\n  ${violation.nodes.map((node) => node.target.join(" ")).join("\n  ")}`,
    );
    expect(told, page.url()).toEqual([]);
  }
}
