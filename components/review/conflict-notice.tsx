import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** Why a decision was not taken, where the lesson is, with the way to see it as it is now. */
export function ConflictNotice({ message, onReload }: { message: string; onReload: () => void }) {
  return (
    <ErrorState
      className="mx-auto mt-4 w-[calc(100%-2.5rem)] max-w-[42rem]"
      title="Nothing was decided"
      actions={
        <Button size="sm" onClick={onReload}>
          Reload the lesson
        </Button>
      }
    >
      {message}
    </ErrorState>
  );
}
