import { expect } from "@playwright/test";
import { ConsolePage } from "./console";

export class DraftPage extends ConsolePage {
  /** Publishes what is shown, with the keys. @returns the guidance page that it leads to */
  async publish(): Promise<ConsolePage> {
    await expect(this.page.getByRole("heading", { level: 1, name: /^Draft release/ })).toBeVisible();
    await this.page.keyboard.press("p");
    await expect(this.page.getByRole("dialog", { name: /^Publish release/ })).toBeVisible();
    await this.page.keyboard.press("Control+Enter");
    await this.page.waitForURL(new RegExp(`/w/${this.slug}/guidance$`));
    await expect(this.page.getByText(/Release \d+ is in force/).first()).toBeVisible();
    return new ConsolePage(this.page, this.slug);
  }
}
