import { ConsolePage } from "./console";

export class TokensPage extends ConsolePage {
  /** Makes a token with these permissions, by their words on screen. @returns the token, which is shown once */
  async create(name: string, permissions: readonly string[]): Promise<string> {
    await this.open("settings/tokens");
    await this.page.getByRole("button", { name: "New token" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    for (const permission of permissions) await dialog.getByLabel(permission, { exact: true }).check();
    await dialog.getByRole("button", { name: "Make the token" }).click();
    const token = (await dialog.getByLabel("API token").textContent()) ?? "";
    await dialog.getByRole("button", { name: "Done" }).click();
    return token.trim();
  }
}

export class MembersPage extends ConsolePage {
  /** @returns the link to send */
  async invite(role: string): Promise<string> {
    await this.open("settings/members");
    await this.page.getByRole("button", { name: "Invite" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Role").selectOption(role);
    await dialog.getByRole("button", { name: "Make the link" }).click();
    const link = (await dialog.getByLabel("Invitation link").textContent()) ?? "";
    await dialog.getByRole("button", { name: "Done" }).click();
    return link.trim();
  }
}
