-- ── Sign-ins: when the person last proved who they are (step-up) ───────────────────────────────────────────────────

ALTER TABLE sign_ins ADD COLUMN proven_at timestamptz(3) NOT NULL DEFAULT now();
UPDATE sign_ins SET proven_at = created_at;

-- ── Roles that an identity provider's groups give ──────────────────────────────────────────────────────────────────

-- Who keeps a membership: a person (invited, added), or the provider's groups, which are followed at every sign-in.
ALTER TABLE memberships ADD COLUMN kept_by text NOT NULL DEFAULT 'person' CHECK (kept_by IN ('person', 'group'));

CREATE TABLE group_roles (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  role         text NOT NULL CHECK (role IN ('viewer', 'reviewer', 'lead', 'admin')),
  created_by   text REFERENCES users (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, name)
);
CREATE INDEX group_roles_name ON group_roles (name);

-- ── Signed webhooks out ────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE webhooks (
  id           text PRIMARY KEY CHECK (id ~ '^whk_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  url          text NOT NULL CHECK (length(url) BETWEEN 8 AND 2000),
  -- What it is told of: names of acts in the trail.
  types        text[] NOT NULL CHECK (cardinality(types) > 0),
  -- The key that signs, sealed with the installation's secret: a database alone cannot sign.
  sealed_key   bytea NOT NULL,
  -- The last entry of the workspace's trail that was looked at for it.
  after_seq    bigint NOT NULL,
  -- Deliveries that failed for good since the last one that did not.
  failures     integer NOT NULL DEFAULT 0,
  created_by   text REFERENCES users (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  removed_at   timestamptz(3),
  -- Set after too many failures in a row; nothing more is sent until a person turns it on again.
  paused_at    timestamptz(3),
  UNIQUE (workspace_id, id)
);
CREATE INDEX webhooks_workspace ON webhooks (workspace_id, created_at DESC);

-- One message to one webhook, and what became of it.
CREATE TABLE webhook_deliveries (
  id           text PRIMARY KEY CHECK (id ~ '^whd_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  webhook_id   text NOT NULL,
  -- The entry of the trail that it tells of.
  seq          bigint NOT NULL,
  type         text NOT NULL,
  body         text NOT NULL,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts     integer NOT NULL DEFAULT 0,
  status       integer,
  error        text NOT NULL DEFAULT '',
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  finished_at  timestamptz(3),
  FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhooks (workspace_id, id) ON DELETE CASCADE,
  UNIQUE (webhook_id, seq),
  CHECK ((state = 'waiting') = (finished_at IS NULL))
);
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (webhook_id, created_at DESC, id DESC);
CREATE INDEX webhook_deliveries_age ON webhook_deliveries (created_at);
