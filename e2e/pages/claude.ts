import { expect, type Locator } from "@playwright/test";
import { ConsolePage } from "./console";

export interface Stand {
  url: string;
  key: string;
  webhookKey: string;
}

/** Settings → Claude. */
export class ClaudeSettingsPage extends ConsolePage {
  /** Enters the key, and tests what it may do. @returns what the test says, line by line */
  async connect(stand: Stand): Promise<string[]> {
    await this.open("settings/claude");
    await this.page.getByLabel("API key").fill(stand.key);
    await this.page.getByLabel("Address").fill(stand.url);
    await this.page.getByRole("button", { name: "Connect", exact: true }).click();
    await this.page.getByRole("button", { name: "Test the connection" }).click();
    const works = this.page.getByRole("list", { name: "What works" });
    await expect(works).toBeVisible();
    return works.getByRole("listitem").allTextContents();
  }

  async terms(model: string, input: number, output: number, budget: number): Promise<this> {
    const part = this.page.locator("form").filter({ has: this.page.getByLabel("Model") });
    await part.getByLabel("Model").fill(model);
    await part.getByLabel("Input price").fill(String(input));
    await part.getByLabel("Output price").fill(String(output));
    await part.getByLabel("Monthly budget").fill(String(budget));
    await part.getByRole("button", { name: "Save" }).click();
    await expect(this.page.getByText("Saved.")).toBeVisible();
    return this;
  }
}

/** Sessions → From Claude. */
export class ClaudeSessionsPage extends ConsolePage {
  /** Brings everything in and waits for the end. @returns what the page says of it */
  async bringIn(): Promise<string> {
    await this.open("sessions/claude");
    await this.page.getByRole("button", { name: "Bring in all sessions" }).click();
    const last = this.page.getByRole("region", { name: "Last time" });
    // A short one may be over before it is seen to run.
    await expect(this.page.getByRole("region", { name: "Progress" }).or(last)).toBeVisible();
    await expect(last).toBeVisible({ timeout: 90_000 });
    return (await last.textContent()) ?? "";
  }
}

/** Dreams → Dream with Claude, and the dream's page. */
export class ClaudeDreamPage extends ConsolePage {
  get panel(): Locator {
    return this.page.getByRole("region", { name: "With Claude" });
  }

  async start(until: string, instructions: string): Promise<this> {
    await this.open("dreams/claude");
    await this.page.getByLabel("Sessions", { exact: true }).selectOption("filter");
    await this.page.getByLabel("To", { exact: true }).fill(until);
    await this.page.getByLabel("Instructions").fill(instructions);
    await this.page.getByRole("button", { name: "Estimate" }).click();
    await expect(this.page.getByRole("region", { name: "Estimate" })).toContainText("of this month's", { ignoreCase: true });
    await this.page.getByRole("button", { name: "Start the dream" }).click();
    await this.page.waitForURL(/\/dreams\/drm_/);
    return this;
  }

  async completed(): Promise<this> {
    await expect(this.page.getByRole("heading", { name: "From sessions to lessons" })).toBeVisible({ timeout: 90_000 });
    return this;
  }
}
