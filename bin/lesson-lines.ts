interface Line {
  id: string;
  kind: string;
  state: string;
  strength: string;
  title: string;
  support: { sessions: number };
}

/** Lessons for a person to read in a terminal: one a line, grouped by state. */
export function lessonLines(lessons: readonly Line[]): string {
  if (lessons.length === 0) return "No lessons.";
  const lines: string[] = [];
  for (const state of new Set(lessons.map((lesson) => lesson.state))) {
    lines.push(`${state.replace("_", " ")}:`);
    for (const { id, kind, strength, title, support } of lessons.filter((lesson) => lesson.state === state)) {
      lines.push(`  ${title}`, `    ${kind.replaceAll("_", " ")}, ${strength}, ${support.sessions} sessions, ${id}`);
    }
  }
  return lines.join("\n");
}
