import { expect, type Locator } from "@playwright/test";
import { ConsolePage } from "./console";
import { DraftPage } from "./guidance";

/** The review desk. Decisions are made with the keys, as people make them. */
export class DeskPage extends ConsolePage {
  get lesson(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  get rows(): Locator {
    return this.page.getByRole("region", { name: "Queue" }).getByRole("listitem");
  }

  get quotes(): Locator {
    return this.page.getByRole("region", { name: "Evidence" }).getByRole("article");
  }

  /** The message that nothing was decided, and why. */
  get conflict(): Locator {
    return this.page.getByRole("alert").filter({ hasText: "Nothing was decided" });
  }

  /** The server's page can be read before it answers keys: waits until React has taken it over. */
  async ready(): Promise<this> {
    await this.page.waitForFunction(() => {
      const button = [...document.querySelectorAll("#content button")].at(-1);
      return button !== undefined && Object.keys(button).some((key) => key.startsWith("__reactProps"));
    });
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    return this;
  }

  /** Presses the key of a decision and waits until the desk says so. */
  async press(key: string, said: string): Promise<this> {
    await this.ready();
    await this.page.keyboard.press(key);
    await this.told(said);
    return this;
  }

  async told(said: string): Promise<this> {
    await expect(this.page.getByText(said).last()).toBeVisible();
    return this;
  }

  /** Changes the text, and saves it as a new revision. */
  async edit(text: string): Promise<this> {
    await this.ready();
    await this.page.keyboard.press("e");
    const form = this.page.getByRole("form", { name: "Edit the lesson" });
    await form.getByLabel("Text", { exact: true }).fill(text);
    await expect(form.getByRole("button", { name: "Save revision" })).toBeEnabled();
    await this.page.keyboard.press("Control+Enter");
    return this.told("Saved as a new revision");
  }

  /** Rejects with the second reason of the list: "not general". */
  async reject(): Promise<this> {
    await this.ready();
    await this.page.keyboard.press("r");
    const dialog = this.page.getByRole("dialog", { name: "Reject this lesson" });
    await expect(dialog).toBeVisible();
    await this.page.keyboard.press("2");
    await this.page.keyboard.press("Enter");
    return this.told("Rejected: ");
  }

  async pile(name: "Your turn" | "Waiting" | "Decided" | "Held back" | "Quarantined"): Promise<this> {
    const apart = name === "Held back" || name === "Quarantined";
    await this.page
      .getByRole("navigation", { name: apart ? "Kept apart" : "Piles" })
      .getByRole("button", { name })
      .click();
    return this;
  }

  /** The pile on a screen where it is a sheet. */
  async openSheet(): Promise<Locator> {
    await this.page.getByRole("button", { name: /^Your turn/ }).click();
    const sheet = this.page.getByRole("dialog", { name: "Queue" });
    await expect(sheet).toBeVisible();
    return sheet;
  }

  /** Goes to the lesson whose title contains the words, by its row. */
  async choose(words: string): Promise<this> {
    await this.rows.filter({ hasText: words }).first().getByRole("link").click();
    await expect(this.lesson).toContainText(words);
    return this;
  }

  /** The rules of the policy, opened. */
  async policy(): Promise<Locator> {
    const strip = this.page.getByRole("region", { name: "Policy" });
    const button = strip.getByRole("button");
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
    return strip;
  }

  /** A command of the palette, found by typing. */
  async command(words: string): Promise<this> {
    await this.page.keyboard.press("Control+k");
    await expect(this.page.getByRole("dialog", { name: /^Go to/ })).toBeVisible();
    await this.page.keyboard.type(words);
    await expect(this.page.getByRole("option", { name: new RegExp(`^${words}`) }).first()).toHaveAttribute("aria-selected", "true");
    await this.page.keyboard.press("Enter");
    return this;
  }

  async draft(): Promise<DraftPage> {
    await this.open("guidance/draft");
    return new DraftPage(this.page, this.slug);
  }
}
