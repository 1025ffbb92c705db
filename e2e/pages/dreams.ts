import { expect, type Locator } from "@playwright/test";
import { ConsolePage } from "./console";

export class DreamsPage extends ConsolePage {
  /** Starts a dream over all sessions and waits on its page until it has ended. */
  async dream(): Promise<this> {
    await this.page.getByRole("button", { name: "Start a dream" }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Start", exact: true }).click();
    await this.page.waitForURL(/\/dreams\/drm_[0-9a-f]+$/);
    await expect(this.page.getByRole("heading", { name: "From sessions to lessons" })).toBeVisible();
    return this;
  }

  /** The line of a dream in the list. */
  line(number: number): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("link", { name: `Dream ${number}`, exact: true }) });
  }

  section(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }
}
