import type { Metadata } from "next";
import { PolicyDocuments } from "@/components/settings/policy-documents";
import { PolicyForm } from "@/components/settings/policy-form";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { addPolicyDocument, removePolicyDocument, savePolicy } from "@/lib/lessons/actions";
import { getPolicy } from "@/lib/lessons/change-policy";
import { listDocuments } from "@/lib/lessons/documents/queries";

export const metadata: Metadata = { title: "Review policy" };

export default async function PolicyPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  const [{ version, ...settings }, documents] = await Promise.all([getPolicy(actor), listDocuments(actor)]);
  const editable = may(actor, "workspace.settings");
  return (
    <div className="flex flex-col gap-10">
      <PolicyForm key={version} initial={settings} version={version} editable={editable} save={savePolicy.bind(null, slug)} />
      <PolicyDocuments documents={documents} editable={editable} add={addPolicyDocument.bind(null, slug)} remove={removePolicyDocument.bind(null, slug)} />
    </div>
  );
}
