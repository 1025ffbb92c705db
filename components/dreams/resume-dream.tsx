"use client";
import { useRouter } from "next/navigation";
import { useSubmit } from "@/components/layout/use-submit";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { resumeDreamAction } from "@/lib/dreams/actions";

/** Has a dream that ended early go on where it was. */
export function ResumeDream({ slug, id }: { slug: string; id: string }) {
  const router = useRouter();
  const { busy, submit, general } = useSubmit<{ id: string }>();
  return (
    <>
      <Button
        size="sm"
        busy={busy}
        onClick={() =>
          submit(
            () => resumeDreamAction(slug, { id }),
            () => router.refresh(),
          )
        }
      >
        Go on
      </Button>
      {general && <ErrorState title={general} className="mt-3" />}
    </>
  );
}
