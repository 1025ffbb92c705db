import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { Skeleton } from "@/components/ui/skeleton";

const FIGURES = ["decision", "waiting", "agreement", "fast", "rejections", "dreams"];

export default function Loading() {
  return (
    <PageFrame>
      <PageHeader title="Insights">How review goes. Every figure is computed from the audit trail, and can be computed again from its export.</PageHeader>
      <div aria-hidden className="flex flex-col gap-4">
        {FIGURES.map((figure) => (
          <Skeleton key={figure} className="h-64 w-full rounded-lg" />
        ))}
      </div>
    </PageFrame>
  );
}
