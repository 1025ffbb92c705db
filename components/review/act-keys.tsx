import type { Act } from "./allowed-acts";
import { keyOf } from "./use-desk-keys";

/** The key of a decision, on its button. Said to nobody: the help says it better. */
export const ActKeys = ({ act }: { act: Act }) => (
  <kbd aria-hidden className="ml-0.5 font-sans text-[0.6875rem] opacity-65 max-sm:hidden">
    {keyOf(act).toUpperCase()}
  </kbd>
);
