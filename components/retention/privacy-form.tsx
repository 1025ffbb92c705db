"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSubmit } from "@/components/layout/use-submit";
import { SettingsSection } from "@/components/settings/settings-section";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { toast } from "@/components/ui/toast";
import { changePrivacyAction } from "@/lib/retention/actions";
import type { MaskKind } from "@/lib/sessions/import/masking/rules";
import type { PrivacySettings } from "@/lib/sessions/import/masking/settings";

const KINDS: readonly [MaskKind, string, string][] = [
  ["email", "Email addresses", "ada@example.org"],
  ["phone", "Telephone numbers", "with a country’s code, or written in groups"],
  ["card", "Card numbers", "whose check digit is right"],
  ["iban", "Bank accounts (IBAN)", "whose check digits are right"],
  ["address", "Network addresses", "192.168.0.1"],
  ["secret", "Secrets", "keys and tokens of known forms, passwords beside their name"],
];

/** What an import masks, and whether views are written down. */
export function PrivacyForm({ slug, initial }: { slug: string; initial: PrivacySettings }) {
  const [values, setValues] = useState(initial);
  const { busy, submit, general } = useSubmit<void>();
  const router = useRouter();
  const toggle = (kind: MaskKind, on: boolean) =>
    setValues((before) => ({ ...before, maskAtImport: on ? [...before.maskAtImport, kind] : before.maskAtImport.filter((one) => one !== kind) }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(
      () => changePrivacyAction(slug, values),
      () => {
        toast.success("Settings saved.");
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={onSubmit}>
      <fieldset disabled={busy} className="flex flex-col gap-8">
        {general && <ErrorState title={general} />}
        <SettingsSection
          title="Masked at import"
          description="Taken out before anything is stored, also from the source’s own records. The same value gets the same mask, so that what recurs still recurs. Sessions that are stored already stay as they are."
        >
          <div className="flex flex-col gap-2.5">
            {KINDS.map(([kind, label, hint]) => (
              <Checkbox
                key={kind}
                label={label}
                hint={hint}
                checked={values.maskAtImport.includes(kind)}
                onChange={(event) => toggle(kind, event.target.checked)}
              />
            ))}
          </div>
        </SettingsSection>
        <SettingsSection title="Views" description="Exports are always entries of the trail.">
          <Checkbox
            label="Write down who opens a transcript"
            hint="One entry a person and session in half an hour."
            checked={values.logViews}
            onChange={(event) => setValues((before) => ({ ...before, logViews: event.target.checked }))}
          />
          <div>
            <Button type="submit" variant="primary" busy={busy}>
              Save
            </Button>
          </div>
        </SettingsSection>
      </fieldset>
    </form>
  );
}
