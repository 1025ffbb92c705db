"use client";
import { FileCode2, Link2 } from "lucide-react";
import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { RedactEvent } from "@/components/redaction/event-redaction";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import type { EventView } from "@/lib/sessions/queries/events";

/** Events that only scroll past under the pointer are not made to carry their buttons; ms. */
const REST = 80;

/** Whether the reader is at this element: the pointer rests on it, or the focus is within. With the handlers that find out. */
export function useNear() {
  const [near, setNear] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    near,
    onPointerEnter: () => {
      timer.current = setTimeout(() => setNear(true), REST);
    },
    onPointerLeave: ({ currentTarget }: PointerEvent) => {
      clearTimeout(timer.current);
      if (!currentTarget.contains(document.activeElement)) setNear(false);
    },
    onFocus: () => setNear(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) setNear(false);
    },
  };
}

export interface EventToolsProps {
  event: EventView;
  /** The page of this event. */
  address: string;
  onSelect: (index: number) => void;
  /** Shows the record of the source; null where there is no room for it. */
  onRecord: ((index: number) => void) | null;
}

/** What can be done with one event. */
export function EventTools({ event, address, onSelect, onRecord }: EventToolsProps) {
  return (
    <>
      <CopyButton value={event.text} label={event.more === null ? "Copy text" : "Copy the text shown"} />
      <IconButton
        size="sm"
        label="Copy link to this event"
        onClick={() => {
          void navigator.clipboard.writeText(new URL(address, window.location.href).href).then(
            () => toast("Link copied", { id: "copy" }),
            () => toast.error("The browser did not allow copying.", { id: "copy" }),
          );
          onSelect(event.index);
        }}
      >
        <Link2 aria-hidden />
      </IconButton>
      {event.record !== null && onRecord && (
        <IconButton size="sm" label="Show the source's record" onClick={() => onRecord(event.record ?? 0)}>
          <FileCode2 aria-hidden />
        </IconButton>
      )}
      <RedactEvent index={event.index} />
    </>
  );
}
