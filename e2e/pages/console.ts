import { expect, type Page } from "@playwright/test";
import { type Person, PROVIDER_NAME } from "../provider";

/** What every page of a workspace has: the navigation, the person's menu. */
export class ConsolePage {
  readonly page: Page;
  readonly slug: string;

  constructor(page: Page, slug: string) {
    this.page = page;
    this.slug = slug;
  }

  /** Opens a page of the workspace by its path, such as "sessions". */
  async open(path: string): Promise<this> {
    await this.page.goto(`/w/${this.slug}/${path}`);
    return this;
  }

  /** Goes to a page by the navigation. */
  async go(name: "Review" | "Sessions" | "Dreams" | "Guidance" | "Audit" | "Settings"): Promise<this> {
    const navigation = this.page.getByRole("navigation", { name: "Workspace" });
    await navigation.getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await this.page.waitForURL(new RegExp(`/w/${this.slug}/${name.toLowerCase()}`));
    return this;
  }

  async signOut(): Promise<SignInPage> {
    await this.page.getByRole("button", { name: /^You: / }).click();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
    await this.page.waitForURL(/\/sign-in/);
    return new SignInPage(this.page);
  }
}

export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByLabel("Password").fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await expect(this.page).not.toHaveURL(/\/sign-in/);
  }

  /** A sign-in that is refused stays where it is and says why. */
  async refused(email: string, password: string): Promise<string> {
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByLabel("Password").fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    const alert = this.page.getByRole("alert").filter({ hasText: /\w/ });
    await expect(alert).toBeVisible();
    return (await alert.textContent()) ?? "";
  }
}

/** The outside provider: its button on the console's page, and its own page behind that. */
export class ProviderPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async continueAs(person: Person): Promise<void> {
    await this.page.getByRole("button", { name: `Continue with ${PROVIDER_NAME}` }).click();
    await expect(this.page.getByRole("heading", { name: "Provider" })).toBeVisible();
    await this.page.getByLabel("Email").fill(person.email);
    await this.page.getByLabel("Name").fill(person.name);
    await this.page.getByLabel("Verified").setChecked(person.verified);
    await this.page.getByRole("button", { name: "Continue" }).click();
    await expect(this.page.getByRole("heading", { name: "Provider" })).toBeHidden();
  }
}

/** The form behind a one-time link: the first admin's, or an invitation. */
export class NewPersonPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async enter(person: { name: string; email: string; password: string }, submit: string): Promise<void> {
    await this.page.getByLabel("Your name").fill(person.name);
    await this.page.getByLabel("Email").fill(person.email);
    await this.page.getByLabel(/^Password/).fill(person.password);
    await this.page.getByRole("button", { name: submit }).click();
    await this.page.waitForURL(/\/w\/[^/]+\/review/);
  }
}
