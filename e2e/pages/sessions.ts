import { expect, type Locator } from "@playwright/test";
import { ConsolePage } from "./console";

export class ImportPage extends ConsolePage {
  /** Drops one file on the page, as a person drags it there. */
  async drop(name: string, text: string): Promise<this> {
    const transfer = await this.page.evaluateHandle(
      ([file, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content as string], file as string, { type: "application/jsonl" }));
        return data;
      },
      [name, text],
    );
    const target = this.page.getByText("Drop files or folders here").locator("..");
    await target.dispatchEvent("dragover", { dataTransfer: transfer });
    await target.dispatchEvent("drop", { dataTransfer: transfer });
    return this;
  }

  /** What the result says of one word, such as "Added". */
  async result(word: string): Promise<string | null> {
    const result = this.page.getByRole("region", { name: "Result of the import" });
    await expect(result).toBeVisible();
    return result.getByText(word, { exact: true }).locator("xpath=following-sibling::dd[1]").first().textContent();
  }
}

export class SessionsPage extends ConsolePage {
  async search(words: string): Promise<this> {
    await this.page.getByLabel("Search every event").fill(words);
    await this.page.getByLabel("Search every event").press("Enter");
    return this;
  }
}

export class TranscriptPage extends ConsolePage {
  event(index: number): Locator {
    return this.page.getByRole("article", { name: new RegExp(`^Event ${index},`) });
  }
}
