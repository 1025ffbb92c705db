import { ArrowLeft, ArrowRight } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntryDetails } from "@/components/audit/entry-details";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { getEntry, plainSentence } from "@/lib/audit/queries";
import { pageContext } from "@/lib/auth/gate";
import { AppError } from "@/lib/errors";

interface Props {
  params: Promise<{ workspace: string; seq: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Audit ${(await params).seq.replace(/\D/g, "")}` };
}

export default async function EntryPage({ params }: Props) {
  const { workspace: slug, seq } = await params;
  const { actor } = await pageContext(slug);
  const number = /^[1-9]\d{0,14}$/.test(seq) ? Number(seq) : 0;
  const entry = await getEntry(actor, number).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const base = `/w/${slug}/audit`;
  return (
    <PageFrame width="narrow">
      <PageHeader
        title={`Entry ${entry.seq}`}
        actions={
          <>
            {entry.seq > 1 && (
              <LinkButton href={`${base}/${entry.seq - 1}`} size="sm">
                <ArrowLeft aria-hidden /> {entry.seq - 1}
              </LinkButton>
            )}
            {entry.seq < entry.newest && (
              <LinkButton href={`${base}/${entry.seq + 1}`} size="sm">
                {entry.seq + 1} <ArrowRight aria-hidden />
              </LinkButton>
            )}
            <LinkButton href={base} size="sm" variant="ghost">
              The trail
            </LinkButton>
          </>
        }
      >
        <RelativeTime at={entry.at} format="absolute" />
      </PageHeader>
      <EntryDetails slug={slug} entry={entry} sentence={plainSentence(entry)} />
    </PageFrame>
  );
}
