-- The Claude platform: connections, what was brought in through them, and dreams that run there. Depends on 0001 only; works on a
-- database with data.

-- Times of the platform are kept as it writes them, where they are compared for being the same.

ALTER TABLE imports DROP CONSTRAINT imports_origin_check;
ALTER TABLE imports ADD CONSTRAINT imports_origin_check CHECK (origin IN ('cli', 'console', 'api', 'sample', 'claude'));

-- A dream on the Claude platform takes hours and none of our machine: only dreams of the embedded engine wait for each other.
DROP INDEX dreams_one_running;
CREATE UNIQUE INDEX dreams_one_running ON dreams (workspace_id) WHERE status = 'running' AND provider = 'embedded';

CREATE TABLE claude_connections (
  id                  text PRIMARY KEY CHECK (id ~ '^con_[0-9a-f]{32}$'),
  workspace_id        text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  state               text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'revoked')),
  -- Empty: the platform's own address.
  base_url            text NOT NULL DEFAULT '',
  -- Empty: the one that the key belongs to.
  claude_workspace_id text NOT NULL DEFAULT '',
  -- Sealed (AES-256-GCM) under a key out of the installation's secret; gone when the connection is revoked.
  api_key             bytea,
  webhook_key         bytea,
  key_entered_at      timestamptz(3) NOT NULL DEFAULT now(),
  -- Minutes between looks for new sessions; 0 never looks by itself.
  pull_minutes        integer NOT NULL DEFAULT 60 CHECK (pull_minutes BETWEEN 0 AND 10080),
  next_pull_at        timestamptz(3),
  pull_filter         jsonb NOT NULL DEFAULT '{}',
  dream_model         text NOT NULL DEFAULT '',
  -- US dollars for a million tokens, as the operator knows them; null: no price, no dream.
  price_input         double precision CHECK (price_input >= 0),
  price_output        double precision CHECK (price_output >= 0),
  -- US dollars a calendar month (UTC) for dreams of this workspace.
  monthly_budget      double precision CHECK (monthly_budget >= 0),
  last_ok_at          timestamptz(3),
  last_error          text,
  last_error_at       timestamptz(3),
  created_by          text NOT NULL,
  created_at          timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at          timestamptz(3),
  UNIQUE (workspace_id, id),
  CHECK ((state = 'active') = (api_key IS NOT NULL)),
  CHECK ((state = 'revoked') = (revoked_at IS NOT NULL))
);
CREATE UNIQUE INDEX claude_connections_one_active ON claude_connections (workspace_id) WHERE state = 'active';

-- One run of bringing in. What it has done is in the tables below; the cursor says where to go on.
CREATE TABLE claude_pulls (
  id            text PRIMARY KEY CHECK (id ~ '^pul_[0-9a-f]{32}$'),
  workspace_id  text NOT NULL,
  connection_id text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('full', 'new')),
  status        text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'running', 'completed', 'partial', 'failed', 'canceled')),
  filter        jsonb NOT NULL DEFAULT '{}',
  progress      jsonb NOT NULL DEFAULT '{}',
  failures      jsonb NOT NULL DEFAULT '[]',
  error         text,
  requested_by  text NOT NULL,
  attempts      integer NOT NULL DEFAULT 0,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  started_at    timestamptz(3),
  finished_at   timestamptz(3),
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE,
  CHECK ((status IN ('pending', 'running')) = (finished_at IS NULL))
);
CREATE UNIQUE INDEX claude_pulls_one_open ON claude_pulls (workspace_id, connection_id) WHERE status IN ('pending', 'running');
CREATE INDEX claude_pulls_list ON claude_pulls (workspace_id, created_at DESC, id DESC);

CREATE TABLE claude_agents (
  workspace_id  text NOT NULL,
  connection_id text NOT NULL,
  agent_id      text NOT NULL,
  version       integer NOT NULL CHECK (version >= 1),
  name          text NOT NULL,
  model         text NOT NULL DEFAULT '',
  multiagent    boolean NOT NULL DEFAULT false,
  -- SHA-256 of the system prompt; null when there is none.
  system_sha256 text,
  updated_at    text NOT NULL,
  archived      boolean NOT NULL DEFAULT false,
  seen_at       timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (connection_id, agent_id, version),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE claude_sessions (
  workspace_id      text NOT NULL,
  connection_id     text NOT NULL,
  session_id        text NOT NULL,
  agent_id          text NOT NULL DEFAULT '',
  status            text NOT NULL DEFAULT '',
  title             text NOT NULL DEFAULT '',
  remote_created_at text NOT NULL DEFAULT '',
  remote_updated_at text NOT NULL DEFAULT '',
  -- The state of the session that our events are of; null until they were fetched.
  fetched_at_state  text,
  threads           integer NOT NULL DEFAULT 0,
  events            integer NOT NULL DEFAULT 0,
  usage             jsonb NOT NULL DEFAULT '{}',
  outcomes          jsonb NOT NULL DEFAULT '[]',
  -- The memory stores attached to it, with their access.
  stores            jsonb NOT NULL DEFAULT '[]',
  problem           text,
  gone_at           timestamptz(3),
  seen_at           timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (connection_id, session_id),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX claude_sessions_lookup ON claude_sessions (workspace_id, session_id);

CREATE TABLE claude_stores (
  workspace_id      text NOT NULL,
  connection_id     text NOT NULL,
  store_id          text NOT NULL,
  name              text NOT NULL DEFAULT '',
  description       text NOT NULL DEFAULT '',
  -- agents: their own notes; the others were made here.
  role              text NOT NULL DEFAULT 'agents' CHECK (role IN ('agents', 'guidance', 'dream_input', 'dream_output')),
  remote_created_at text NOT NULL DEFAULT '',
  archived          boolean NOT NULL DEFAULT false,
  -- The time of the newest version that we have.
  versions_until    text NOT NULL DEFAULT '',
  pulled_at         timestamptz(3),
  problem           text,
  gone_at           timestamptz(3),
  PRIMARY KEY (connection_id, store_id),
  UNIQUE (workspace_id, connection_id, store_id),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE claude_memories (
  workspace_id  text NOT NULL,
  connection_id text NOT NULL,
  store_id      text NOT NULL,
  memory_id     text NOT NULL,
  path          text NOT NULL,
  sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size          integer NOT NULL CHECK (size >= 0),
  content       bytea NOT NULL,
  version_id    text NOT NULL,
  updated_at    text NOT NULL,
  gone_at       timestamptz(3),
  PRIMARY KEY (connection_id, store_id, memory_id),
  FOREIGN KEY (workspace_id, connection_id, store_id) REFERENCES claude_stores (workspace_id, connection_id, store_id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE claude_memory_versions (
  workspace_id  text NOT NULL,
  connection_id text NOT NULL,
  store_id      text NOT NULL,
  version_id    text NOT NULL,
  memory_id     text NOT NULL,
  operation     text NOT NULL,
  path          text,
  sha256        text,
  size          integer,
  author_kind   text NOT NULL DEFAULT 'unknown' CHECK (author_kind IN ('session', 'api_key', 'person', 'service_account', 'unknown')),
  author_id     text NOT NULL DEFAULT '',
  written_at    text NOT NULL,
  redacted      boolean NOT NULL DEFAULT false,
  PRIMARY KEY (connection_id, version_id),
  FOREIGN KEY (workspace_id, connection_id, store_id) REFERENCES claude_stores (workspace_id, connection_id, store_id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX claude_memory_versions_list ON claude_memory_versions (connection_id, store_id, written_at DESC, version_id DESC);

-- Webhook deliveries, each event once however often it comes.
CREATE TABLE claude_events (
  workspace_id  text NOT NULL,
  connection_id text NOT NULL,
  event_id      text NOT NULL,
  type          text NOT NULL,
  object_id     text NOT NULL,
  happened_at   text NOT NULL,
  received_at   timestamptz(3) NOT NULL DEFAULT now(),
  handled_at    timestamptz(3),
  PRIMARY KEY (connection_id, event_id),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX claude_events_open ON claude_events (connection_id, received_at) WHERE handled_at IS NULL;

-- The memory store that a dream reads: one for each release, its bytes those of the release.
CREATE TABLE claude_input_stores (
  workspace_id   text NOT NULL,
  connection_id  text NOT NULL,
  -- The release's id, or 'none' before the first.
  release_id     text NOT NULL,
  store_id       text NOT NULL,
  -- When every file was in it and had been read back.
  verified_at    timestamptz(3),
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (connection_id, release_id),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE
);

-- What a dream of provider 'claude' has beside its row in dreams.
CREATE TABLE claude_dreams (
  dream_id          text PRIMARY KEY,
  workspace_id      text NOT NULL,
  connection_id     text NOT NULL,
  -- A selection of more than 100 sessions becomes several dreams, each over one part.
  part              integer NOT NULL CHECK (part >= 1),
  parts             integer NOT NULL CHECK (parts >= part),
  part_name         text NOT NULL DEFAULT '',
  instructions      text NOT NULL DEFAULT '' CHECK (char_length(instructions) <= 4096),
  model             text NOT NULL,
  price_input       double precision NOT NULL,
  price_output      double precision NOT NULL,
  estimate_low      double precision NOT NULL,
  estimate_high     double precision NOT NULL,
  release_id        text,
  input_store_id    text,
  output_store_id   text,
  remote_id         text,
  remote_status     text,
  remote_session_id text,
  error_type        text,
  usage             jsonb NOT NULL DEFAULT '{}',
  -- US dollars by the prices above; null while nothing was used.
  cost              double precision,
  activity          jsonb NOT NULL DEFAULT '{}',
  -- Where the events of its session are read on.
  events_after      text NOT NULL DEFAULT '',
  create_tried_at   timestamptz(3),
  remote_created_at text,
  polled_at         timestamptz(3),
  archived_at       timestamptz(3),
  FOREIGN KEY (workspace_id, dream_id) REFERENCES dreams (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX claude_dreams_remote ON claude_dreams (connection_id, remote_id);
