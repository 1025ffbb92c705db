/** The page of an object in its workspace, or null when it has none of its own. */
export function objectPath(slug: string, object: { type: string; id: string }, facts: Record<string, unknown>): string | null {
  const base = `/w/${slug}`;
  switch (object.type) {
    case "lesson":
      return `${base}/review/${object.id}`;
    case "session":
      return `${base}/sessions/${object.id}`;
    case "dream":
      return `${base}/dreams/${object.id}`;
    case "release":
      return typeof facts.number === "number" ? `${base}/guidance/releases/${facts.number}` : `${base}/guidance`;
    case "user":
      return `${base}/settings/members`;
    case "token":
      return `${base}/settings/tokens`;
    case "rubric":
      return `${base}/sessions/grading`;
    case "connection":
      return `${base}/settings/claude`;
    case "pull":
      return `${base}/sessions/claude`;
    case "policy_document":
      return `${base}/settings/policy`;
    case "workspace":
      return `${base}/settings/general`;
    default:
      return null;
  }
}
