import { PageFrame } from "@/components/layout/page-frame";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageFrame width="wide">
      <p role="status" className="sr-only">
        Loading sessions
      </p>
      <Skeleton className="mb-2 h-7 w-32" />
      <Skeleton className="mb-5 h-4 w-48" />
      <Skeleton className="mb-2 h-9" />
      <Skeleton className="mb-4 h-8 max-w-2xl" />
      <Skeleton className="h-[32rem]" />
    </PageFrame>
  );
}
