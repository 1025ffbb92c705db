"use client";
import { EyeOff } from "lucide-react";
import { createContext, type ReactNode, useContext, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { redactEventAction } from "@/lib/redaction/actions";
import { RedactDialog } from "./redact-dialog";

const Redaction = createContext<((index: number) => void) | null>(null);

/** Lets the events inside be redacted, where the person may. */
export function EventRedaction({ slug, sessionId, may, children }: { slug: string; sessionId: string; may: boolean; children: ReactNode }) {
  const [index, setIndex] = useState<number | null>(null);
  if (!may) return children;
  return (
    <Redaction value={setIndex}>
      {children}
      <RedactDialog
        open={index !== null}
        onOpenChange={(open) => !open && setIndex(null)}
        title={`Redact event ${index ?? ""}?`}
        description="Its text is destroyed in every copy: search, quotes, records, answers and exports to come. The trail says that it was, by whom and why."
        words={{
          label: "Only these words",
          hint: "Exactly as they are written there; then they go everywhere in the workspace. Empty: the whole text of this event.",
          required: false,
        }}
        run={(input) => redactEventAction(slug, { sessionId, index: index ?? 0, ...input })}
      />
    </Redaction>
  );
}

/** The button on one event; nothing where it may not be redacted. */
export function RedactEvent({ index }: { index: number }) {
  const redact = useContext(Redaction);
  if (!redact) return null;
  return (
    <IconButton size="sm" label="Redact this event" onClick={() => redact(index)}>
      <EyeOff aria-hidden />
    </IconButton>
  );
}
