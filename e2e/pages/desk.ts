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

  /** Presses the key of a decision and waits until the desk says so. */
  async press(key: string, said: string): Promise<this> {
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
    await this.page.keyboard.press("e");
    const form = this.page.getByRole("form", { name: "Edit the lesson" });
    await form.getByLabel("Text", { exact: true }).fill(text);
    await expect(form.getByRole("button", { name: "Save revision" })).toBeEnabled();
    await this.page.keyboard.press("Control+Enter");
    return this.told("Saved as a new revision");
  }

  /** Rejects with the second reason of the list: "not general". */
  async reject(): Promise<this> {
    await this.page.keyboard.press("r");
    const dialog = this.page.getByRole("dialog", { name: "Reject this lesson" });
    await expect(dialog).toBeVisible();
    await this.page.keyboard.press("2");
    await this.page.keyboard.press("Enter");
    return this.told("Rejected: ");
  }

  async pile(name: "Your turn" | "Held back" | "Quarantined" | "Decided"): Promise<this> {
    await this.page.getByRole("navigation", { name: "Piles" }).getByRole("button", { name }).click();
    return this;
  }

  async draft(): Promise<DraftPage> {
    await this.open("guidance/draft");
    return new DraftPage(this.page, this.slug);
  }
}
