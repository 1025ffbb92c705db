"use client";
import { SettingsSection } from "@/components/settings/settings-section";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ConnectionView } from "@/lib/claude/connections/queries";
import { ConnectionForm } from "./connection-form";
import { ConnectionStatus } from "./connection-status";

const EVERY = [
  [0, "Never"],
  [15, "Every 15 minutes"],
  [60, "Every hour"],
  [360, "Every 6 hours"],
  [1440, "Every day"],
] as const;

const text = (data: FormData, name: string) => String(data.get(name) ?? "").trim();
const money = (data: FormData, name: string) => (text(data, name) === "" ? null : Number(text(data, name)));

/** Everything about a connection that can be set. Secrets can be entered, never read. */
export function ConnectionSettings({ slug, connection, webhookUrl }: { slug: string; connection: ConnectionView; webhookUrl: string }) {
  return (
    <div className="flex flex-col gap-10">
      <SettingsSection title="Connection" description="One Claude workspace for this workspace. Everything goes through the official SDK.">
        <ConnectionStatus slug={slug} connection={connection} />
      </SettingsSection>
      <SettingsSection title="Key and address" description="Another key takes the place of the stored one at once.">
        <ConnectionForm
          slug={slug}
          fields={["apiKey", "baseUrl", "claudeWorkspaceId"]}
          read={(data) => ({
            ...(text(data, "apiKey") === "" ? {} : { apiKey: text(data, "apiKey") }),
            baseUrl: text(data, "baseUrl"),
            claudeWorkspaceId: text(data, "claudeWorkspaceId"),
          })}
        >
          {(errorOf) => (
            <>
              <Field label="New API key" hint="Leave it empty to keep the stored one. Another address needs the key again." error={errorOf("apiKey")}>
                {(control) => <Input {...control} name="apiKey" type="password" autoComplete="off" spellCheck={false} maxLength={500} />}
              </Field>
              <Field label="Address" hint="Empty for api.anthropic.com." error={errorOf("baseUrl")}>
                {(control) => <Input {...control} name="baseUrl" defaultValue={connection.baseUrl} maxLength={500} placeholder="https://api.anthropic.com" />}
              </Field>
              <Field label="Claude workspace" hint="Only for a key that can act in more than one." error={errorOf("claudeWorkspaceId")}>
                {(control) => (
                  <Input {...control} name="claudeWorkspaceId" defaultValue={connection.claudeWorkspaceId} maxLength={100} placeholder="wrkspc_…" />
                )}
              </Field>
            </>
          )}
        </ConnectionForm>
      </SettingsSection>
      <SettingsSection
        title="New sessions"
        description="Webhooks tell at once what happened; looking by the clock works without them, and finds what a webhook missed."
      >
        <ConnectionForm
          slug={slug}
          fields={["pullMinutes", "webhookKey"]}
          read={(data) => ({
            pullMinutes: Number(text(data, "pullMinutes")),
            ...(text(data, "webhookKey") === "" ? {} : { webhookKey: text(data, "webhookKey") }),
          })}
        >
          {(errorOf) => (
            <>
              <Field label="Look for new sessions" error={errorOf("pullMinutes")}>
                {(control) => (
                  <Select {...control} name="pullMinutes" defaultValue={connection.pullMinutes} className="w-48">
                    {EVERY.map(([value, word]) => (
                      <option key={value} value={value}>
                        {word}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              <div className="flex flex-col gap-1 text-sm">
                <span className="font-medium">Webhook address</span>
                <span className="flex items-start gap-1.5">
                  <code className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{webhookUrl}</code>
                  <CopyButton value={webhookUrl} label="Copy the webhook address" />
                </span>
                <span className="text-xs text-muted">Enter it on the Claude platform. It must be reachable from there.</span>
              </div>
              <Field
                label="Webhook signing key"
                hint={connection.hasWebhookKey ? "One is stored. Leave this empty to keep it." : "Deliveries are refused until one is stored."}
                error={errorOf("webhookKey")}
              >
                {(control) => (
                  <Input {...control} name="webhookKey" type="password" autoComplete="off" spellCheck={false} maxLength={500} placeholder="whsec_…" />
                )}
              </Field>
            </>
          )}
        </ConnectionForm>
      </SettingsSection>
      <SettingsSection
        title="Model and money"
        description="For dreams, and for wordings and grades if they are used. Prices are those of your agreement; Lucid knows none. Without a model, prices and a budget nothing is asked."
      >
        <ConnectionForm
          slug={slug}
          fields={["dreamModel", "priceInput", "priceOutput", "monthlyBudget"]}
          read={(data) => ({
            dreamModel: text(data, "dreamModel"),
            priceInput: money(data, "priceInput"),
            priceOutput: money(data, "priceOutput"),
            monthlyBudget: money(data, "monthlyBudget"),
            draftWordings: data.get("draftWordings") === "on",
          })}
        >
          {(errorOf) => (
            <>
              <Field label="Model" hint="An id that the platform accepts." error={errorOf("dreamModel")}>
                {(control) => <Input {...control} name="dreamModel" defaultValue={connection.dreamModel} maxLength={256} spellCheck={false} />}
              </Field>
              <div className="grid gap-4 sm:grid-cols-2">
                <Field label="Input price" hint="US dollars for a million tokens." error={errorOf("priceInput")}>
                  {(control) => <Money {...control} name="priceInput" value={connection.priceInput} />}
                </Field>
                <Field label="Output price" hint="US dollars for a million tokens." error={errorOf("priceOutput")}>
                  {(control) => <Money {...control} name="priceOutput" value={connection.priceOutput} />}
                </Field>
              </div>
              <Field
                label="Monthly budget"
                hint="US dollars a calendar month (UTC), for everything that this workspace asks Claude."
                error={errorOf("monthlyBudget")}
              >
                {(control) => <Money {...control} name="monthlyBudget" value={connection.monthlyBudget} />}
              </Field>
              <Checkbox name="draftWordings" label="Reviewers may ask Claude for other words for a lesson" defaultChecked={connection.draftWordings} />
            </>
          )}
        </ConnectionForm>
      </SettingsSection>
    </div>
  );
}

function Money({ value, ...rest }: { value: number | null; name: string; id: string }) {
  return <Input {...rest} type="number" inputMode="decimal" min={0} step="any" defaultValue={value ?? ""} className="w-36" />;
}
