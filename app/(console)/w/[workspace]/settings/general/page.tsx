import type { Metadata } from "next";
import { GeneralForm } from "@/components/settings/general-form";
import { changeSettingsAction } from "@/lib/auth/actions";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { getSettings } from "@/lib/auth/workspaces/queries";

export const metadata: Metadata = { title: "Settings" };

export default async function GeneralPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor, workspace } = await pageContext(slug);
  return (
    <GeneralForm
      slug={workspace.slug}
      initial={{ name: workspace.name, ...(await getSettings(actor)) }}
      editable={may(actor, "workspace.settings")}
      save={changeSettingsAction.bind(null, slug)}
    />
  );
}
