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

  /** Lets reviewers ask for other words. */
  async allowWordings(): Promise<this> {
    await this.page.getByLabel("Reviewers may ask Claude for other words for a lesson").check();
    const saved = this.page.waitForResponse((response) => response.request().method() === "POST" && response.url().includes("/settings/claude"));
    const form = this.page.locator("form").filter({ has: this.page.getByLabel("Model") });
    await form.getByRole("button", { name: "Save" }).click();
    await saved;
    return this;
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

/** On the desk: other words for the lesson, below its text. */
export class WordingPanel extends ConsolePage {
  get panel(): Locator {
    return this.page.locator("details").filter({ hasText: "Other words by Claude" });
  }

  /** Asks for a wording, or for another one. */
  async ask(): Promise<this> {
    if ((await this.panel.getAttribute("open")) === null) await this.panel.locator("summary").click();
    await this.panel.getByRole("button", { name: /^Ask/ }).click();
    return this;
  }
}

/** Sessions → Grade with Claude. */
export class GradingPage extends ConsolePage {
  rubric(name: string): Locator {
    return this.page.getByRole("region", { name: "Rubrics" }).getByRole("listitem").filter({ hasText: name }).first();
  }

  grade(session: string): Locator {
    return this.page.getByRole("region", { name: "Latest grades" }).getByRole("listitem").filter({ hasText: session }).first();
  }

  /** Writes a rubric of one criterion for one agent's sessions. */
  async define(name: string, agent: string, criterion: { name: string; met: string }): Promise<this> {
    await this.page.getByRole("button", { name: "New rubric" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "New rubric" });
    await dialog.getByLabel("Name").first().fill(name);
    await dialog.getByLabel("For sessions of").selectOption(agent);
    await dialog.getByRole("group", { name: "Criterion 1" }).getByLabel("Name").fill(criterion.name);
    await dialog.getByLabel("When it is met").fill(criterion.met);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(this.rubric(name)).toBeVisible();
    return this;
  }

  /** Reloads until the page says it: a worker grades. */
  async until(grade: () => Locator, words: string): Promise<this> {
    await expect(async () => {
      await this.page.reload();
      await expect(grade()).toContainText(words, { timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
    return this;
  }
}
