import type { GateFlag } from "@/lib/lessons/lesson";
import type { Mark } from "@/lib/text/segments";

/** The places that the gates found in one field, as marks on its text. */
export function flagMarks(flags: readonly GateFlag[], field: GateFlag["field"]): Mark[] {
  return flags.flatMap(({ field: own, start, end }) =>
    own === field && start !== undefined && end !== undefined ? [{ start, end, kind: "flag" as const }] : [],
  );
}
