import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";
import { serverState } from "./fixtures";
import { lucid } from "./lucid";
import type { Stand } from "./pages/claude";

/** A secret as such, and in the forms in which it might slip through. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, ""), encodeURIComponent(secret)];
}

/** Listens to everything that the server sends to a browser: pages, their data, answers of actions, errors, files. */
export class KeyWatch {
  private readonly found: string[] = [];
  private readonly reading: Promise<void>[] = [];
  private readonly forms: string[];
  private bodies = 0;

  constructor(page: Page, { key, webhookKey }: Stand) {
    this.forms = [...formsOf(key), ...formsOf(webhookKey)];
    page.on("response", (response) => {
      this.reading.push(
        response.body().then(
          (body) => {
            this.bodies++;
            this.look(`${response.request().method()} ${response.url()}`, body);
          },
          // A redirect, or an answer that the browser left behind, has no body to read.
          () => undefined,
        ),
      );
    });
  }

  private look(where: string, content: Buffer | string): void {
    const text = content.toString("latin1");
    if (this.forms.some((form) => text.includes(form))) this.found.push(where);
  }

  /** Nothing that was sent, logged, exported or stored holds the key. `outputPath` names a file for the test's results. */
  async expectNowhere(slug: string, outputPath: (name: string) => string): Promise<void> {
    await Promise.all(this.reading);
    expect(this.bodies).toBeGreaterThan(20);
    const log = readFileSync(path.join(path.dirname(process.env.LUCID_E2E_STATE ?? ""), "server.log"));
    expect(log.length).toBeGreaterThan(0);
    this.look("the server's log", log);
    const trail = outputPath("trail.jsonl");
    await lucid(["audit", "export", "--workspace", slug, "--out", trail]);
    this.look("the export of the trail", readFileSync(trail));
    const answer = outputPath("answer.html");
    await lucid(["audit", "export", "--workspace", slug, "--agent", "Order desk", "--out", answer]);
    this.look("an answer for an auditor", readFileSync(answer));
    this.look("guidance", JSON.stringify(await lucid(["guidance", "--workspace", slug])));
    const backup = outputPath("lucid.backup");
    await lucid(["backup", "--out", backup]);
    const dump = gunzipSync(readFileSync(backup));
    expect(dump.includes(slug)).toBe(true);
    this.look("the dump of the database", dump);
    this.look("doctor", JSON.stringify(await lucid(["doctor"]).catch((error: Error) => error.message)));
    expect(this.found, `the key of ${serverState().claude.url}`).toEqual([]);
  }
}
