import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { TabLinks } from "@/components/ui/tab-links";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsLayout({ params, children }: { params: Promise<{ workspace: string }>; children: ReactNode }) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  const base = `/w/${slug}/settings`;
  const links = [
    { href: `${base}/general`, label: "General" },
    { href: `${base}/policy`, label: "Review policy" },
    { href: `${base}/checks`, label: "Checks" },
    { href: `${base}/members`, label: "Members" },
    ...(may(actor, "workspace.settings") ? [{ href: `${base}/data`, label: "Data" }] : []),
    ...(may(actor, "connections.manage") ? [{ href: `${base}/claude`, label: "Claude" }] : []),
    ...(may(actor, "webhooks.manage") ? [{ href: `${base}/webhooks`, label: "Webhooks" }] : []),
    ...(may(actor, "tokens.manage") ? [{ href: `${base}/tokens`, label: "API tokens" }] : []),
  ];
  return (
    <PageFrame>
      <PageHeader title="Settings" />
      <TabLinks label="Settings" links={links} className="mb-6" />
      {children}
    </PageFrame>
  );
}
