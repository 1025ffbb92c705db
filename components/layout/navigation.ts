/** The pages of a workspace, in the order of the header. One table for the header, the sheet, the palette and the keys. */
export const PAGES = [
  { segment: "review", label: "Review", keys: "g r", words: ["lessons", "queue", "desk"] },
  { segment: "sessions", label: "Sessions", keys: "g s", words: ["transcripts", "import"] },
  { segment: "dreams", label: "Dreams", keys: "g d", words: ["runs"] },
  { segment: "guidance", label: "Guidance", keys: "g g", words: ["releases", "items", "draft"] },
  { segment: "insights", label: "Insights", keys: "g i", words: ["figures", "reviewers", "agreement"] },
  { segment: "audit", label: "Audit", keys: "g a", words: ["trail", "history"] },
  { segment: "settings", label: "Settings", keys: "g t", words: [] },
] as const;

/** More pages that the palette knows. */
export const MORE_PAGES = [
  { path: "sessions/import", label: "Import sessions", words: ["upload", "add"] },
  { path: "sessions/claude", label: "Sessions from Claude", words: ["import", "managed agents", "anthropic"] },
  { path: "sessions/grading", label: "Grade with Claude", words: ["rubric", "verdict", "judge"] },
  { path: "dreams/claude", label: "Dream with Claude", words: ["anthropic"] },
  { path: "guidance/draft", label: "Draft release", words: ["publish"] },
  { path: "settings/general", label: "Workspace settings", words: ["policy", "name"] },
  { path: "settings/policy", label: "Review policy", words: ["approvals", "rules", "documents"] },
  { path: "settings/members", label: "Members and invitations", words: ["people", "roles"] },
  { path: "settings/claude", label: "Claude platform", words: ["connection", "anthropic", "key"] },
  { path: "settings/tokens", label: "API tokens", words: ["keys", "machines"] },
] as const;

export interface WorkspaceLink {
  slug: string;
  name: string;
  sample: boolean;
}
