/** Who may do what: the one table that commands, routes and the user interface all ask. */

export const ROLES = ["viewer", "reviewer", "lead", "admin"] as const;
export type Role = (typeof ROLES)[number];

interface Rule {
  /** The least role of a person. */
  role: Role;
  /** Whether an API token may hold it. What decides about guidance never is. */
  token?: true;
  /** Whether a background job, bound to one workspace, may do it. */
  job?: true;
  /** Whether the operator at the command line may do it. */
  operator?: true;
}

export const PERMISSIONS = {
  "sessions.read": { role: "viewer", token: true, job: true, operator: true },
  "sessions.import": { role: "reviewer", token: true, job: true, operator: true },
  // Reading the sessions that lie on the server's own machine.
  "sessions.import_local": { role: "admin" },
  "sessions.contest": { role: "reviewer" },
  "sessions.delete": { role: "lead", operator: true },
  "dreams.read": { role: "viewer", token: true, job: true, operator: true },
  "dreams.run": { role: "reviewer", token: true, job: true, operator: true },
  "lessons.read": { role: "viewer", token: true, job: true, operator: true },
  "lessons.propose": { role: "reviewer", job: true, operator: true },
  "lessons.review": { role: "reviewer" },
  "lessons.override": { role: "lead" },
  // Figures about reviewers are for whoever leads them.
  "insights.read": { role: "lead", token: true, operator: true },
  "guidance.read": { role: "viewer", token: true, job: true, operator: true },
  "guidance.publish": { role: "reviewer" },
  "guidance.adopt": { role: "lead" },
  "guidance.return": { role: "lead" },
  "guidance.withdraw": { role: "lead" },
  // The places to which releases are brought.
  "destinations.manage": { role: "lead", operator: true },
  "deliveries.write": { role: "reviewer", token: true, job: true, operator: true },
  "audit.read": { role: "viewer", token: true, operator: true },
  "audit.export": { role: "lead", operator: true },
  "audit.keys": { role: "admin", operator: true },
  "content.redact": { role: "lead", operator: true },
  // A person's name, everywhere in the workspace.
  "content.redact_name": { role: "admin", operator: true },
  "retention.manage": { role: "admin", operator: true },
  "retention.sweep": { role: "admin", job: true, operator: true },
  "workspace.settings": { role: "lead", operator: true },
  "members.read": { role: "viewer", operator: true },
  "members.manage": { role: "admin", operator: true },
  "webhooks.manage": { role: "admin" },
  "tokens.manage": { role: "admin", operator: true },
  // The key to another platform, and what may be spent there.
  "connections.manage": { role: "admin", operator: true },
  // Speaking to it with that key.
  "connections.use": { role: "reviewer", job: true, operator: true },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

/** The permissions that a token can be given, in the order shown to people. */
export const TOKEN_PERMISSIONS = (Object.keys(PERMISSIONS) as Permission[]).filter((name) => "token" in PERMISSIONS[name]);

export type Holder = { kind: "person"; role: Role } | { kind: "token"; permissions: readonly string[] } | { kind: "job" } | { kind: "operator" };

/** Whether `holder` may do `permission`. Pure, so that a button and the command behind it cannot disagree. */
export function may(holder: Holder, permission: Permission): boolean {
  const rule: Rule = PERMISSIONS[permission];
  switch (holder.kind) {
    case "person":
      return ROLES.indexOf(holder.role) >= ROLES.indexOf(rule.role);
    case "token":
      return rule.token === true && holder.permissions.includes(permission);
    case "job":
      return rule.job === true;
    case "operator":
      return rule.operator === true;
  }
}
