import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RedactName, RedactWords } from "@/components/redaction/redact-button";
import { NewHold, NewRule } from "@/components/retention/new-rule";
import { PrivacyForm } from "@/components/retention/privacy-form";
import { HoldList, RuleList } from "@/components/retention/rule-lists";
import { SettingsSection } from "@/components/settings/settings-section";
import { RelativeTime } from "@/components/ui/relative-time";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { getRetention } from "@/lib/retention/queries";

export const metadata: Metadata = { title: "Data" };

const KINDS: Record<string, string> = { event: "An event", quote: "A quote", lesson: "A lesson’s text", words: "Words", name: "A name" };

export default async function DataPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { actor, workspace } = await pageContext((await params).workspace);
  if (!may(actor, "workspace.settings")) notFound();
  const { privacy, rules, holds, sources, redactions, left } = await getRetention(actor);
  const { slug } = workspace;
  const admin = may(actor, "retention.manage");
  return (
    <div className="flex flex-col gap-8">
      <PrivacyForm slug={slug} initial={privacy} />
      <SettingsSection
        title="How long sessions are kept"
        description="Past their time they are deleted once a day. What a lesson quotes stays, and says so here."
      >
        <RuleList slug={slug} rules={rules} />
        {admin && <NewRule slug={slug} sources={sources} />}
      </SettingsSection>
      <SettingsSection title="Legal holds" description="While one stands, nothing that it covers is deleted or redacted, by anyone.">
        <HoldList slug={slug} holds={holds} />
        {admin && <NewHold slug={slug} sources={sources} />}
      </SettingsSection>
      <SettingsSection
        title="Redaction"
        description="Destroys what must not be kept, in every copy. The trail keeps who, why and what kind, and still checks. An event is redacted in its transcript."
      >
        {redactions.length === 0 ? (
          <p className="text-sm text-muted">Nothing was redacted.</p>
        ) : (
          <ul className="divide-y rounded-lg border bg-surface text-sm">
            {redactions.map(({ id, kind, at }) => (
              <li key={id} className="flex justify-between gap-4 px-3 py-2">
                <span>{KINDS[kind] ?? kind}</span>
                <span className="text-xs text-muted">
                  <RelativeTime at={at} />
                </span>
              </li>
            ))}
          </ul>
        )}
        <div>
          <RedactWords slug={slug} />
        </div>
      </SettingsSection>
      {may(actor, "content.redact_name") && left.length > 0 && (
        <SettingsSection title="People who left" description="They keep their name beside what they did, until it is redacted.">
          <ul className="divide-y rounded-lg border bg-surface text-sm">
            {left.map(({ id, name }) => (
              <li key={id} className="flex items-center justify-between gap-4 px-3 py-2">
                <span className="min-w-0 truncate">{name}</span>
                <RedactName slug={slug} userId={id} name={name} />
              </li>
            ))}
          </ul>
        </SettingsSection>
      )}
    </div>
  );
}
