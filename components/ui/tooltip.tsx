"use client";
import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./kbd";

const DELAY = 350;
const GAP = 6;
const EDGE = 8;

/** Where the tip goes: centred below what it is about, above where there is no room, and within the window. */
function placeOf(about: DOMRect, tip: { width: number; height: number }) {
  const below = about.bottom + GAP;
  const top = below + tip.height + EDGE > window.innerHeight ? about.top - GAP - tip.height : below;
  const left = about.left + about.width / 2 - tip.width / 2;
  return { top: Math.max(EDGE, top), left: Math.max(EDGE, Math.min(left, window.innerWidth - tip.width - EDGE)) };
}

/** A short word on hover and on focus by keyboard; Escape takes it away. Never the only place where something is said. */
export function Tooltip({ label, keys, children }: { label: ReactNode; keys?: string; children: ReactNode }) {
  const [about, setAbout] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = () => {
    clearTimeout(timer.current);
    setAbout(null);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const onPointerEnter = ({ pointerType, currentTarget }: PointerEvent) => {
    if (pointerType === "touch") return;
    const child = currentTarget.firstElementChild;
    timer.current = setTimeout(() => setAbout(child), DELAY);
  };
  const onFocus = ({ target, currentTarget }: FocusEvent) => {
    if (target.matches(":focus-visible")) setAbout(currentTarget.firstElementChild);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what happens to the control within it
    <span
      className="contents"
      onPointerEnter={onPointerEnter}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={onFocus}
      onBlur={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
    >
      {children}
      {about && (
        <Tip about={about} onGone={hide}>
          {label}
          {keys && <Kbd keys={keys} inverted />}
        </Tip>
      )}
    </span>
  );
}

function Tip({ about, onGone, children }: { about: Element; onGone: () => void; children: ReactNode }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tip = box.current;
    if (!tip) return;
    const { top, left } = placeOf(about.getBoundingClientRect(), tip.getBoundingClientRect());
    tip.style.top = `${top}px`;
    tip.style.left = `${left}px`;
    // The name of an icon is its label already; words beyond the name are tied to it while they show.
    if (about.hasAttribute("aria-label")) return;
    about.setAttribute("aria-describedby", id);
    return () => about.removeAttribute("aria-describedby");
  }, [about, id]);
  useEffect(() => {
    window.addEventListener("scroll", onGone, true);
    return () => window.removeEventListener("scroll", onGone, true);
  }, [onGone]);
  return createPortal(
    <div
      ref={box}
      id={id}
      role="tooltip"
      className="pointer-events-none fixed top-0 left-0 z-50 flex w-max max-w-72 animate-appear items-center gap-2 rounded-md bg-text px-2 py-1 text-xs text-background shadow-high"
    >
      {children}
    </div>,
    document.body,
  );
}
