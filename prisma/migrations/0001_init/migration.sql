-- Every table that belongs to a workspace carries workspace_id, and every reference between two such tables names both
-- columns, so that a row of one workspace can never point into another (law 7).

-- ── Installation: people, sign-ins ─────────────────────────────────────────────────────────────────────────────────

CREATE TABLE users (
  id            text PRIMARY KEY CHECK (id ~ '^usr_[0-9a-f]{32}$'),
  email         text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  password_hash text,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  disabled_at   timestamptz(3)
);
CREATE UNIQUE INDEX users_email_key ON users (email);

-- An account of an outside identity provider (GitHub, OIDC) that signs a user in.
CREATE TABLE identities (
  provider   text NOT NULL,
  subject    text NOT NULL,
  user_id    text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (provider, subject)
);
CREATE INDEX identities_user ON identities (user_id);

-- One row a sign-in: the JWT carries its id, so that it can be revoked.
CREATE TABLE sign_ins (
  id           text PRIMARY KEY CHECK (id ~ '^sin_[0-9a-f]{32}$'),
  user_id      text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  method       text NOT NULL CHECK (method IN ('setup_link', 'password', 'invitation', 'github', 'oidc')),
  user_agent   text NOT NULL DEFAULT '',
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at   timestamptz(3) NOT NULL,
  revoked_at   timestamptz(3)
);
CREATE INDEX sign_ins_user ON sign_ins (user_id, created_at DESC);

-- The one-time link that `npm start` prints: its bearer becomes the first admin.
CREATE TABLE setup_links (
  id         text PRIMARY KEY CHECK (id ~ '^stp_[0-9a-f]{32}$'),
  token_hash text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at    timestamptz(3),
  used_by    text REFERENCES users (id)
);

-- Failed attempts by key (address, email), for rate limits that hold over several processes.
CREATE TABLE rate_limits (
  key          text PRIMARY KEY,
  window_start timestamptz(3) NOT NULL,
  hits         integer NOT NULL
);

-- ── Workspaces and who may do what in them ─────────────────────────────────────────────────────────────────────────

CREATE TABLE workspaces (
  id         text PRIMARY KEY CHECK (id ~ '^wsp_[0-9a-f]{32}$'),
  slug       text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  sample     boolean NOT NULL DEFAULT false,
  settings   jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE memberships (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id      text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role         text NOT NULL CHECK (role IN ('viewer', 'reviewer', 'lead', 'admin')),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX memberships_user ON memberships (user_id);

CREATE TABLE invitations (
  id           text PRIMARY KEY CHECK (id ~ '^inv_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  role         text NOT NULL CHECK (role IN ('viewer', 'reviewer', 'lead', 'admin')),
  token_hash   text NOT NULL UNIQUE,
  note         text NOT NULL DEFAULT '',
  created_by   text NOT NULL REFERENCES users (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  expires_at   timestamptz(3) NOT NULL,
  accepted_at  timestamptz(3),
  accepted_by  text REFERENCES users (id),
  revoked_at   timestamptz(3),
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL))
);
CREATE INDEX invitations_workspace ON invitations (workspace_id, created_at DESC);

CREATE TABLE tokens (
  id           text PRIMARY KEY CHECK (id ~ '^tok_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  token_hash   text NOT NULL UNIQUE,
  permissions  text[] NOT NULL CHECK (cardinality(permissions) > 0),
  created_by   text REFERENCES users (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  expires_at   timestamptz(3),
  revoked_at   timestamptz(3),
  last_used_at timestamptz(3)
);
CREATE INDEX tokens_workspace ON tokens (workspace_id, created_at DESC);

-- Answers to machine writes, by Idempotency-Key, so that a retry gets the first answer.
CREATE TABLE idempotency_keys (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash text NOT NULL,
  status       integer,
  response     jsonb,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, key)
);

-- ── Sessions ───────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE agents (
  id           text PRIMARY KEY CHECK (id ~ '^agt_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, name)
);

CREATE TABLE imports (
  id           text PRIMARY KEY CHECK (id ~ '^imp_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  status       text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'completed', 'failed', 'canceled')),
  origin       text NOT NULL CHECK (origin IN ('cli', 'console', 'api', 'sample')),
  counts       jsonb NOT NULL DEFAULT '{}',
  rejected     jsonb NOT NULL DEFAULT '[]',
  error        text,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  finished_at  timestamptz(3),
  UNIQUE (workspace_id, id),
  CHECK ((status = 'running') = (finished_at IS NULL))
);
CREATE INDEX imports_workspace ON imports (workspace_id, created_at DESC);

CREATE TABLE sessions (
  id            text PRIMARY KEY CHECK (id ~ '^ses_[0-9a-f]{32}$'),
  workspace_id  text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  import_id     text,
  source        text NOT NULL,
  source_id     text NOT NULL CHECK (length(source_id) BETWEEN 1 AND 500),
  version       integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  current       boolean NOT NULL DEFAULT true,
  agent_id      text NOT NULL,
  agent_version text NOT NULL DEFAULT '',
  task_key      text,
  environment   text NOT NULL DEFAULT '',
  title         text NOT NULL DEFAULT '',
  origin_path   text NOT NULL DEFAULT '',
  -- Times as the source gives them; imported_at is ours. occurred_at orders the list: started_at, else imported_at.
  started_at    timestamptz(3),
  ended_at      timestamptz(3),
  imported_at   timestamptz(3) NOT NULL DEFAULT now(),
  updated_at    timestamptz(3) NOT NULL DEFAULT now(),
  occurred_at   timestamptz(3) NOT NULL DEFAULT now(),
  event_count   integer NOT NULL CHECK (event_count >= 0),
  error_count   integer NOT NULL DEFAULT 0 CHECK (error_count >= 0),
  content_hash  text NOT NULL,
  reward        double precision,
  verdict       text CHECK (verdict IN ('satisfied', 'needs_revision', 'max_iterations_reached', 'failed', 'interrupted', 'reward')),
  -- yes, no, or null when it is left out of comparisons
  succeeded     boolean,
  guidance      jsonb NOT NULL DEFAULT '[]',
  meta          jsonb NOT NULL DEFAULT '{}',
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, source, source_id, version),
  FOREIGN KEY (workspace_id, agent_id) REFERENCES agents (workspace_id, id),
  FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id)
);
CREATE UNIQUE INDEX sessions_one_current ON sessions (workspace_id, source, source_id) WHERE current;
CREATE INDEX sessions_list ON sessions (workspace_id, occurred_at DESC, id DESC) WHERE current;
CREATE INDEX sessions_agent ON sessions (workspace_id, agent_id, occurred_at DESC, id DESC) WHERE current;
CREATE INDEX sessions_task ON sessions (workspace_id, task_key, occurred_at DESC, id DESC) WHERE current;
CREATE INDEX sessions_updated ON sessions (workspace_id, updated_at);
CREATE INDEX sessions_source_id ON sessions (workspace_id, source_id);
CREATE INDEX sessions_import ON sessions (workspace_id, import_id);

CREATE TABLE threads (
  workspace_id text NOT NULL,
  session_id   text NOT NULL,
  index        integer NOT NULL CHECK (index >= 0),
  source_id    text NOT NULL DEFAULT '',
  agent_name   text NOT NULL DEFAULT '',
  role         text NOT NULL DEFAULT 'lead' CHECK (role IN ('lead', 'specialist')),
  parent_index integer,
  title        text NOT NULL DEFAULT '',
  PRIMARY KEY (session_id, index),
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE
);

-- Keyed by session and ordinal. An event's public id is evt_<session's hex>_<index>.
CREATE TABLE events (
  workspace_id text NOT NULL,
  session_id   text NOT NULL,
  index        integer NOT NULL CHECK (index >= 0),
  thread_index integer NOT NULL DEFAULT 0,
  type         text NOT NULL,
  speaker      text NOT NULL CHECK (speaker IN ('person', 'document', 'guidance', 'harness', 'simulator', 'agent', 'lead', 'tool', 'grader')),
  -- Who typed it, as the source names them: features that are rebuilt from here count the same people as those made at import.
  person       text,
  at           timestamptz(3),
  source_id    text,
  tool_name    text,
  tool_use_id  text,
  is_error     boolean NOT NULL DEFAULT false,
  text         text NOT NULL,
  text_version smallint NOT NULL,
  record_index integer,
  -- SHA-256 over the previous link and this event's record, cut to 16 bytes: tells an extension from another history.
  chain        bytea NOT NULL CHECK (octet_length(chain) = 16),
  PRIMARY KEY (session_id, index),
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE
);
-- The words of a text's first 262,144 characters. PostgreSQL's parser swallows tags and takes addresses, paths, versions and signed
-- numbers for one word each; without these eight characters it sees nothing but plain words, as lib/sessions/search-terms.ts splits
-- a search. Plain replacements: faster than a regular expression or translate(), and the same in every locale.
CREATE FUNCTION search_words(text text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_tsvector('simple', replace(replace(replace(replace(replace(replace(replace(replace(left(text, 262144),
  '<', ' '), '&', ' '), '@', ' '), '.', ' '), '/', ' '), '-', ' '), '+', ' '), '~', ' '));
CREATE INDEX events_text ON events USING gin (search_words(text));

-- The text of an event beyond its first 262,144 characters, in pieces that to_tsvector accepts, for search only.
CREATE TABLE event_overflow (
  workspace_id text NOT NULL,
  session_id   text NOT NULL,
  index        integer NOT NULL,
  chunk        integer NOT NULL CHECK (chunk >= 1),
  text         text NOT NULL,
  PRIMARY KEY (session_id, index, chunk),
  FOREIGN KEY (session_id, index) REFERENCES events (session_id, index) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX event_overflow_text ON event_overflow USING gin (search_words(text));

-- The source's own bytes, one row a record. A record that no rule understood has kind 'unknown' and no event.
CREATE TABLE records (
  workspace_id text NOT NULL,
  session_id   text NOT NULL,
  index        integer NOT NULL CHECK (index >= 0),
  kind         text NOT NULL DEFAULT 'event' CHECK (kind IN ('event', 'meta', 'unknown')),
  raw          bytea NOT NULL,
  PRIMARY KEY (session_id, index),
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE
);

-- The outcome a session was working towards: goal and rubric.
CREATE TABLE outcomes (
  workspace_id text NOT NULL,
  session_id   text NOT NULL,
  index        integer NOT NULL CHECK (index >= 0),
  source_id    text NOT NULL DEFAULT '',
  goal         text NOT NULL DEFAULT '',
  rubric       text NOT NULL DEFAULT '',
  PRIMARY KEY (session_id, index),
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE
);

-- How a workspace judges sessions whose source gives no verdict. All rules must hold.
CREATE TABLE checks (
  id           text PRIMARY KEY CHECK (id ~ '^chk_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- The agent whose sessions it judges; null for every agent's.
  agent        text,
  rules        jsonb NOT NULL,
  created_by   text NOT NULL REFERENCES users (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  removed_at   timestamptz(3),
  UNIQUE (workspace_id, id)
);
CREATE UNIQUE INDEX checks_name ON checks (workspace_id, name) WHERE removed_at IS NULL;

CREATE TABLE verdicts (
  id            text PRIMARY KEY CHECK (id ~ '^ver_[0-9a-f]{32}$'),
  workspace_id  text NOT NULL,
  session_id    text NOT NULL,
  outcome_index integer,
  iteration     integer NOT NULL DEFAULT 0,
  criterion     text,
  result        text NOT NULL CHECK (result IN ('satisfied', 'needs_revision', 'max_iterations_reached', 'failed', 'interrupted', 'reward')),
  reward        double precision,
  explanation   text NOT NULL DEFAULT '',
  given_by      text NOT NULL CHECK (given_by IN ('source', 'grader', 'check', 'person')),
  user_id       text REFERENCES users (id),
  -- The workspace's own check that gave it; a source may have checks, too.
  check_id      text,
  event_index   integer,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, check_id) REFERENCES checks (workspace_id, id),
  CHECK (check_id IS NULL OR given_by = 'check'),
  CHECK ((given_by = 'person') = (user_id IS NOT NULL)),
  CHECK ((result = 'reward') = (reward IS NOT NULL))
);
CREATE INDEX verdicts_session ON verdicts (session_id, iteration);

-- Which sessions were judged by which set of checks, so that a new set or a longer session is judged anew, and nothing else.
CREATE TABLE session_checks (
  workspace_id text NOT NULL,
  session_id   text PRIMARY KEY,
  checks_hash  text NOT NULL,
  content_hash text NOT NULL,
  -- Whether a check applied: an import that takes the verdict away is followed by judging again.
  judged       boolean NOT NULL,
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE
);

-- One packed, versioned row a session; a dream reads these and never the transcripts.
CREATE TABLE session_features (
  workspace_id  text NOT NULL,
  session_id    text PRIMARY KEY,
  version       integer NOT NULL,
  content_hash  text NOT NULL,
  packed        bytea NOT NULL,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX session_features_workspace ON session_features (workspace_id, session_id);

-- ── Dreams ─────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE dreams (
  id             text PRIMARY KEY CHECK (id ~ '^drm_[0-9a-f]{32}$'),
  workspace_id   text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  number         integer NOT NULL CHECK (number >= 1),
  status         text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'running', 'completed', 'failed', 'canceled')),
  provider       text NOT NULL DEFAULT 'embedded' CHECK (provider IN ('embedded', 'claude')),
  selection      jsonb NOT NULL,
  budget         integer CHECK (budget >= 0),
  progress       jsonb NOT NULL DEFAULT '{}',
  funnel         jsonb NOT NULL DEFAULT '{}',
  -- SHA-256 of the canonical JSON of all findings, before the budget (law 8).
  findings_hash  text,
  sessions       integer NOT NULL DEFAULT 0,
  error          text,
  requested_by   text NOT NULL,
  attempts       integer NOT NULL DEFAULT 0,
  cancel_requested_at timestamptz(3),
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  started_at     timestamptz(3),
  finished_at    timestamptz(3),
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, number),
  CHECK ((status IN ('completed', 'failed', 'canceled')) = (finished_at IS NOT NULL)),
  CHECK ((status = 'failed') = (error IS NOT NULL))
);
CREATE UNIQUE INDEX dreams_one_running ON dreams (workspace_id) WHERE status = 'running';

CREATE TABLE dream_sessions (
  workspace_id text NOT NULL,
  dream_id     text NOT NULL,
  session_id   text NOT NULL,
  PRIMARY KEY (dream_id, session_id),
  FOREIGN KEY (workspace_id, dream_id) REFERENCES dreams (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX dream_sessions_session ON dream_sessions (session_id);

-- When a workspace dreams by itself. `next_at` is the one time that is claimed, by whichever worker is first.
CREATE TABLE schedules (
  workspace_id text PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
  enabled      boolean NOT NULL,
  cron         text NOT NULL CHECK (length(cron) BETWEEN 9 AND 100),
  time_zone    text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  next_at      timestamptz(3),
  updated_by   text NOT NULL,
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (enabled = (next_at IS NOT NULL))
);
CREATE INDEX schedules_due ON schedules (next_at) WHERE enabled;

-- What came of each scheduled time: a dream, or none because nothing was new.
CREATE TABLE schedule_runs (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  due_at       timestamptz(3) NOT NULL,
  outcome      text NOT NULL CHECK (outcome IN ('started', 'nothing_new', 'queue_full')),
  fresh        integer NOT NULL CHECK (fresh >= 0),
  dream_id     text,
  PRIMARY KEY (workspace_id, due_at),
  FOREIGN KEY (workspace_id, dream_id) REFERENCES dreams (workspace_id, id),
  CHECK ((outcome = 'started') = (dream_id IS NOT NULL))
);

-- ── Guidance: items that live across releases ──────────────────────────────────────────────────────────────────────

CREATE TABLE items (
  id           text PRIMARY KEY CHECK (id ~ '^itm_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  path         text NOT NULL CHECK (path ~ '^[a-z0-9][a-z0-9._/-]{0,199}$' AND path !~ '\.\.|//|/$'),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, path)
);

-- ── Lessons ────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE lessons (
  id            text PRIMARY KEY CHECK (id ~ '^les_[0-9a-f]{32}$'),
  workspace_id  text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  dream_id      text,
  item_id       text,
  -- The items that a merge or retire would take out of force, besides item_id.
  absorbs       text[] NOT NULL DEFAULT '{}',
  origin        text NOT NULL CHECK (origin IN ('dream', 'person', 'adopted')),
  kind          text NOT NULL CHECK (kind IN ('recurring_mistake', 'effective_workflow', 'team_preference', 'heuristic', 'first_attempt_gap')),
  form          text NOT NULL CHECK (form IN ('note', 'playbook')),
  operation     text NOT NULL CHECK (operation IN ('add', 'revise', 'merge', 'retire')),
  state         text NOT NULL CHECK (state IN ('proposed', 'held_back', 'quarantined', 'approved', 'published', 'rejected', 'superseded', 'retired', 'withdrawn')),
  strength      text NOT NULL DEFAULT 'seen' CHECK (strength IN ('seen', 'associated', 'replicated')),
  fingerprint   text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  revision_id   text NOT NULL,
  -- Why it is not simply in the queue: the budget, an incident, one person's wish, what quarantined it.
  state_reason  text NOT NULL DEFAULT '',
  support       jsonb NOT NULL,
  association   jsonb,
  -- What the dream knows beyond the contract: recovery, days, people, contradictions, earlier rejections.
  findings      jsonb NOT NULL DEFAULT '{}',
  -- The sessions that the finding is about: a rejection sticks to them (law 5).
  members       text[] NOT NULL DEFAULT '{}',
  impact        integer NOT NULL DEFAULT 0,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  updated_at    timestamptz(3) NOT NULL DEFAULT now(),
  decided_at    timestamptz(3),
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, dream_id) REFERENCES dreams (workspace_id, id),
  FOREIGN KEY (workspace_id, item_id) REFERENCES items (workspace_id, id),
  CHECK (operation = 'add' OR item_id IS NOT NULL),
  CHECK (state <> 'published' OR item_id IS NOT NULL)
);
CREATE UNIQUE INDEX lessons_one_open ON lessons (workspace_id, fingerprint, operation) WHERE state IN ('proposed', 'held_back', 'quarantined');
CREATE INDEX lessons_queue ON lessons (workspace_id, state, impact DESC, id DESC);
CREATE INDEX lessons_fingerprint ON lessons (workspace_id, fingerprint);
CREATE INDEX lessons_dream ON lessons (dream_id);
CREATE INDEX lessons_item ON lessons (item_id);

-- Immutable; id is the SHA-256 of the canonical JSON (RFC 8785), sha256 that of the file's bytes.
CREATE TABLE revisions (
  workspace_id text NOT NULL,
  lesson_id    text NOT NULL,
  id           text NOT NULL CHECK (id ~ '^[0-9a-f]{64}$'),
  number       integer NOT NULL CHECK (number >= 1),
  title        text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  trigger      text NOT NULL,
  body         text NOT NULL,
  applies_to   jsonb NOT NULL DEFAULT '{}',
  canonical    text NOT NULL,
  file         text NOT NULL CHECK (octet_length(file) <= 102400),
  sha256       text NOT NULL CHECK (sha256 = encode(sha256(convert_to(file, 'UTF8')), 'hex')),
  author_id    text REFERENCES users (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (lesson_id, id),
  UNIQUE (workspace_id, lesson_id, id),
  UNIQUE (workspace_id, lesson_id, id, sha256),
  UNIQUE (lesson_id, number),
  CHECK (id = encode(sha256(convert_to(canonical, 'UTF8')), 'hex')),
  FOREIGN KEY (workspace_id, lesson_id) REFERENCES lessons (workspace_id, id) ON DELETE CASCADE
);
ALTER TABLE lessons ADD FOREIGN KEY (workspace_id, id, revision_id) REFERENCES revisions (workspace_id, lesson_id, id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE evidence (
  id           text PRIMARY KEY CHECK (id ~ '^evd_[0-9a-f]{32}$'),
  workspace_id text NOT NULL,
  lesson_id    text NOT NULL,
  position     integer NOT NULL,
  session_id   text NOT NULL,
  event_index  integer NOT NULL,
  claim        integer NOT NULL CHECK (claim >= 0),
  stance       text NOT NULL CHECK (stance IN ('supports', 'contradicts')),
  speaker      text NOT NULL,
  exact        text NOT NULL CHECK (length(exact) > 0),
  prefix       text NOT NULL DEFAULT '',
  suffix       text NOT NULL DEFAULT '',
  start_at     integer NOT NULL CHECK (start_at >= 0),
  end_at       integer NOT NULL,
  added_by     text REFERENCES users (id),
  detached_at  timestamptz(3),
  CHECK (end_at > start_at),
  UNIQUE (lesson_id, position),
  FOREIGN KEY (workspace_id, lesson_id) REFERENCES lessons (workspace_id, id) ON DELETE CASCADE,
  -- Deleting a session asks what cites it: this reference refuses.
  FOREIGN KEY (session_id, event_index) REFERENCES events (session_id, index),
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id)
);
CREATE INDEX evidence_session ON evidence (session_id, event_index);

-- What a gate found in one revision's text or evidence.
CREATE TABLE flags (
  id           text PRIMARY KEY CHECK (id ~ '^flg_[0-9a-f]{32}$'),
  workspace_id text NOT NULL,
  lesson_id    text NOT NULL,
  revision_id  text NOT NULL,
  rule         text NOT NULL,
  severity     text NOT NULL CHECK (severity IN ('block', 'review', 'info')),
  message      text NOT NULL,
  field        text NOT NULL DEFAULT 'body',
  start_at     integer,
  end_at       integer,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (workspace_id, lesson_id, revision_id) REFERENCES revisions (workspace_id, lesson_id, id) ON DELETE CASCADE
);
CREATE INDEX flags_revision ON flags (lesson_id, revision_id);

-- One person's decision on one revision. A decision without a reviewer cannot exist.
CREATE TABLE reviews (
  id              text PRIMARY KEY CHECK (id ~ '^rev_[0-9a-f]{32}$'),
  workspace_id    text NOT NULL,
  lesson_id       text NOT NULL,
  revision_id     text NOT NULL,
  sha256          text NOT NULL,
  decision        text NOT NULL CHECK (decision IN ('approve', 'reject', 'adopt')),
  reviewer_id     text NOT NULL REFERENCES users (id),
  -- Where the lesson was when it was decided: undoing leads back there.
  lesson_state    text NOT NULL DEFAULT 'proposed' CHECK (lesson_state IN ('proposed', 'held_back', 'quarantined')),
  reason          text CHECK (reason IN ('untrue', 'not_general', 'known_already', 'unsafe', 'outdated', 'badly_worded', 'other')),
  may_return      boolean NOT NULL DEFAULT true,
  note            text NOT NULL DEFAULT '',
  -- What the reviewer had before them: digests of the evidence and the flags, and the policy version.
  evidence_digest text NOT NULL,
  flags_digest    text NOT NULL,
  policy_version  text NOT NULL,
  self_approved   boolean NOT NULL DEFAULT false,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  undone_at       timestamptz(3),
  undone_by       text REFERENCES users (id),
  UNIQUE (workspace_id, id, lesson_id, revision_id, sha256, decision),
  FOREIGN KEY (workspace_id, lesson_id, revision_id, sha256) REFERENCES revisions (workspace_id, lesson_id, id, sha256) ON DELETE CASCADE,
  CHECK ((decision = 'reject') = (reason IS NOT NULL)),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
CREATE INDEX reviews_lesson ON reviews (lesson_id, created_at);
CREATE UNIQUE INDEX reviews_one_standing ON reviews (lesson_id, revision_id, reviewer_id) WHERE undone_at IS NULL;

-- ── Releases ───────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE releases (
  id           text PRIMARY KEY CHECK (id ~ '^rel_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  number       integer NOT NULL CHECK (number >= 0),
  state        text NOT NULL CHECK (state IN ('draft', 'in_force', 'past')),
  origin       text NOT NULL DEFAULT 'reviewed' CHECK (origin IN ('reviewed', 'adopted', 'returned')),
  -- The release that this one is equal to, when someone returned to it.
  returns_to   integer,
  note         text NOT NULL DEFAULT '',
  index_text   text,
  sha256       text,
  published_at timestamptz(3),
  published_by text REFERENCES users (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, number),
  CHECK ((state = 'draft') = (published_at IS NULL)),
  CHECK ((state = 'draft') = (published_by IS NULL)),
  CHECK ((state = 'draft') = (sha256 IS NULL)),
  CHECK ((state = 'draft') = (index_text IS NULL))
);
CREATE UNIQUE INDEX releases_one_draft ON releases (workspace_id) WHERE state = 'draft';
CREATE UNIQUE INDEX releases_one_in_force ON releases (workspace_id) WHERE state = 'in_force';

-- A row cannot exist without a standing approval (or adoption) of exactly that revision and those bytes.
CREATE TABLE release_items (
  workspace_id text NOT NULL,
  release_id   text NOT NULL,
  position     integer NOT NULL CHECK (position >= 0),
  item_id      text NOT NULL,
  lesson_id    text NOT NULL,
  revision_id  text NOT NULL,
  sha256       text NOT NULL,
  review_id    text NOT NULL,
  decision     text NOT NULL CHECK (decision IN ('approve', 'adopt')),
  PRIMARY KEY (release_id, item_id),
  UNIQUE (release_id, position) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (workspace_id, release_id) REFERENCES releases (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, item_id) REFERENCES items (workspace_id, id),
  FOREIGN KEY (workspace_id, review_id, lesson_id, revision_id, sha256, decision) REFERENCES reviews (workspace_id, id, lesson_id, revision_id, sha256, decision)
);
CREATE INDEX release_items_lesson ON release_items (lesson_id);

-- The approved operations that a release carries out, and on whose approval: a retirement leaves no item that could say so.
CREATE TABLE release_changes (
  workspace_id text NOT NULL,
  release_id   text NOT NULL,
  lesson_id    text NOT NULL,
  revision_id  text NOT NULL,
  sha256       text NOT NULL,
  review_id    text NOT NULL,
  decision     text NOT NULL DEFAULT 'approve' CHECK (decision = 'approve'),
  operation    text NOT NULL CHECK (operation IN ('add', 'revise', 'merge', 'retire')),
  item_id      text NOT NULL,
  targets      text[] NOT NULL DEFAULT '{}',
  joined_at    timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (release_id, lesson_id),
  UNIQUE (release_id, item_id),
  FOREIGN KEY (workspace_id, release_id) REFERENCES releases (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, item_id) REFERENCES items (workspace_id, id),
  FOREIGN KEY (workspace_id, review_id, lesson_id, revision_id, sha256, decision) REFERENCES reviews (workspace_id, id, lesson_id, revision_id, sha256, decision)
);
CREATE INDEX release_changes_lesson ON release_changes (lesson_id);

CREATE TABLE destinations (
  id           text PRIMARY KEY CHECK (id ~ '^dst_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  kind         text NOT NULL CHECK (kind IN ('rest', 'files', 'mcp', 'claude_memory_store')),
  name         text NOT NULL,
  config       jsonb NOT NULL DEFAULT '{}',
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, kind, name)
);

-- Proof that a session was given items of a release. "Read" is recorded apart from "delivered".
CREATE TABLE deliveries (
  id                text PRIMARY KEY CHECK (id ~ '^dlv_[0-9a-f]{32}$'),
  workspace_id      text NOT NULL,
  release_id        text NOT NULL,
  destination       text NOT NULL CHECK (destination IN ('rest', 'files', 'mcp', 'claude_memory_store')),
  session_source_id text,
  agent             text NOT NULL DEFAULT '',
  request           jsonb NOT NULL DEFAULT '{}',
  -- [{itemId, path, revision, sha256}] in the order delivered
  items             jsonb NOT NULL,
  held_out          boolean NOT NULL DEFAULT false,
  token_id          text,
  delivered_at      timestamptz(3) NOT NULL DEFAULT now(),
  read_at           timestamptz(3),
  FOREIGN KEY (workspace_id, release_id) REFERENCES releases (workspace_id, id) ON DELETE CASCADE
);
-- One record for a session, a release and the same items, however often they are fetched.
CREATE UNIQUE INDEX deliveries_once ON deliveries (workspace_id, session_source_id, release_id, destination, md5(items::text)) WHERE session_source_id IS NOT NULL;
CREATE INDEX deliveries_session ON deliveries (workspace_id, session_source_id);
CREATE INDEX deliveries_release ON deliveries (release_id, delivered_at DESC);

-- ── Audit ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- trail is a workspace's id, or 'installation'. Entries hold ids, hashes and salted commitments only.
CREATE TABLE audit_entries (
  trail       text NOT NULL,
  seq         bigint NOT NULL CHECK (seq >= 1),
  at          timestamptz(3) NOT NULL,
  actor_kind  text NOT NULL CHECK (actor_kind IN ('person', 'token', 'job', 'operator', 'anonymous')),
  actor_id    text NOT NULL,
  action      text NOT NULL CHECK (action ~ '^[a-z_]+\.[a-z_]+$'),
  object_type text NOT NULL,
  object_id   text NOT NULL,
  -- ids, hashes, numbers, closed words; never a name or a text
  facts       jsonb NOT NULL DEFAULT '{}',
  -- SHA-256 over salt and text of the erasable part beside, or null when there is none
  commitment  text CHECK (commitment ~ '^[0-9a-f]{64}$'),
  request_id  text NOT NULL DEFAULT '',
  PRIMARY KEY (trail, seq)
);
CREATE INDEX audit_entries_object ON audit_entries (trail, object_type, object_id, seq DESC);
CREATE INDEX audit_entries_actor ON audit_entries (trail, actor_id, seq DESC);
CREATE INDEX audit_entries_action ON audit_entries (trail, action, seq DESC);

CREATE TABLE audit_texts (
  trail text NOT NULL,
  seq   bigint NOT NULL,
  salt  bytea NOT NULL,
  body  text NOT NULL,
  PRIMARY KEY (trail, seq),
  FOREIGN KEY (trail, seq) REFERENCES audit_entries (trail, seq)
);

-- The head of each trail: locked while an entry is added, so that numbers are dense and times never run backwards.
CREATE TABLE audit_heads (
  trail text PRIMARY KEY,
  seq   bigint NOT NULL,
  at    timestamptz(3) NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revisions_immutable BEFORE UPDATE ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A published release never changes; a draft may.
CREATE FUNCTION refuse_published_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE release_state text;
BEGIN
  SELECT state INTO release_state FROM releases WHERE id = coalesce(OLD.release_id, NEW.release_id);
  IF release_state IS DISTINCT FROM 'draft' AND release_state IS NOT NULL THEN
    RAISE EXCEPTION 'release % is published: its items are fixed', coalesce(OLD.release_id, NEW.release_id) USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER release_items_fixed BEFORE INSERT OR UPDATE OR DELETE ON release_items FOR EACH ROW EXECUTE FUNCTION refuse_published_change();
CREATE TRIGGER release_changes_fixed BEFORE INSERT OR UPDATE OR DELETE ON release_changes FOR EACH ROW EXECUTE FUNCTION refuse_published_change();
