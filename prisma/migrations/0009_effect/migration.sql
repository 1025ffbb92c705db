-- What guidance did to outcomes, lessons taken back, and lessons that age. Depends on 0001 and 0004; works on a database with data.

ALTER TABLE releases DROP CONSTRAINT releases_origin_check;
ALTER TABLE releases ADD CONSTRAINT releases_origin_check CHECK (origin IN ('reviewed', 'adopted', 'returned', 'withdrawn'));

-- A lesson that a lead took out of every destination at once.
CREATE TABLE withdrawals (
  id           text PRIMARY KEY CHECK (id ~ '^wdr_[0-9a-f]{32}$'),
  workspace_id text NOT NULL,
  lesson_id    text NOT NULL,
  item_id      text NOT NULL,
  revision_id  text NOT NULL,
  sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- The release that it was in, and the one without it.
  from_release text NOT NULL,
  release_id   text NOT NULL,
  reason       text NOT NULL CHECK (reason <> ''),
  withdrawn_by text NOT NULL REFERENCES users (id),
  withdrawn_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, lesson_id, release_id),
  FOREIGN KEY (workspace_id, lesson_id) REFERENCES lessons (workspace_id, id),
  FOREIGN KEY (workspace_id, item_id) REFERENCES items (workspace_id, id),
  FOREIGN KEY (workspace_id, from_release) REFERENCES releases (workspace_id, id),
  FOREIGN KEY (workspace_id, release_id) REFERENCES releases (workspace_id, id)
);

-- The share of sessions that get no guidance on purpose, so that its effect can be measured; 0 is off.
CREATE TABLE hold_outs (
  workspace_id text PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
  percent      integer NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 50),
  -- Part of the hash that decides, so that a new trial draws anew.
  salt         text NOT NULL,
  changed_by   text,
  changed_at   timestamptz(3) NOT NULL DEFAULT now()
);

-- Who answers for an item in force, and when it is to be looked at again.
CREATE TABLE item_care (
  workspace_id  text NOT NULL,
  item_id       text NOT NULL,
  owner_id      text REFERENCES users (id),
  revalidate_at timestamptz(3),
  PRIMARY KEY (workspace_id, item_id),
  FOREIGN KEY (workspace_id, item_id) REFERENCES items (workspace_id, id) ON DELETE CASCADE
);

-- A reason to look at an item again. Never a deletion: people decide what becomes of it.
CREATE TABLE concerns (
  id           text PRIMARY KEY CHECK (id ~ '^ccn_[0-9a-f]{32}$'),
  workspace_id text NOT NULL,
  item_id      text NOT NULL,
  lesson_id    text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('due', 'unseen', 'agent_changed', 'harm')),
  facts        jsonb NOT NULL DEFAULT '{}',
  state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'retirement_proposed', 'over')),
  raised_at    timestamptz(3) NOT NULL DEFAULT now(),
  decided_by   text REFERENCES users (id),
  decided_at   timestamptz(3),
  note         text NOT NULL DEFAULT '',
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, item_id) REFERENCES items (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, lesson_id) REFERENCES lessons (workspace_id, id) ON DELETE CASCADE,
  CHECK ((state IN ('kept', 'retirement_proposed')) = (decided_by IS NOT NULL))
);
CREATE UNIQUE INDEX concerns_open ON concerns (workspace_id, item_id, kind) WHERE state = 'open';
CREATE INDEX concerns_list ON concerns (workspace_id, raised_at DESC, id DESC);

-- When the workspace's items were last looked at for reasons to look at them again.
ALTER TABLE workspaces ADD COLUMN concerns_at timestamptz(3);
