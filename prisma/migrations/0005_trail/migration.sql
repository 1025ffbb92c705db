-- The provable trail: leaves, keys and signed checkpoints. Leaves and checkpoints are written after the acts they cover, by the
-- worker and by exports: a decision's transaction pays nothing for the tree.

-- The keys that sign a trail's checkpoints. The private half is sealed with the installation's secret.
CREATE TABLE checkpoint_keys (
  trail      text NOT NULL,
  id         text NOT NULL CHECK (id ~ '^[0-9a-f]{8}$'),
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
  sealed     bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  retired_at timestamptz(3),
  PRIMARY KEY (trail, id)
);
CREATE UNIQUE INDEX checkpoint_keys_one_signs ON checkpoint_keys (trail) WHERE retired_at IS NULL;

-- Each entry's leaf in its trail's tree, as it was when a checkpoint first covered it: names the entry that was changed behind our back.
CREATE TABLE audit_leaves (
  trail text NOT NULL,
  seq   bigint NOT NULL CHECK (seq >= 1),
  leaf  bytea NOT NULL CHECK (octet_length(leaf) = 32),
  PRIMARY KEY (trail, seq)
);

-- Signed notes (C2SP tlog-checkpoint) over the first `size` entries.
CREATE TABLE checkpoints (
  trail  text NOT NULL,
  size   bigint NOT NULL CHECK (size >= 1),
  root   text NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
  key_id text NOT NULL,
  note   text NOT NULL,
  at     timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (trail, size),
  FOREIGN KEY (trail, key_id) REFERENCES checkpoint_keys (trail, id)
);

CREATE TRIGGER audit_leaves_append_only BEFORE UPDATE OR DELETE ON audit_leaves FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_leaves_no_truncate BEFORE TRUNCATE ON audit_leaves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoints_append_only BEFORE UPDATE OR DELETE ON checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoints_no_truncate BEFORE TRUNCATE ON checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── Redaction ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- A workspace's own random bytes: what was redacted is remembered by a hash that is keyed with them.
CREATE TABLE redaction_keys (
  workspace_id text PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
  key          bytea NOT NULL CHECK (octet_length(key) = 32),
  created_at   timestamptz(3) NOT NULL DEFAULT now()
);

-- What was redacted, without what it said. The entry of the trail says who and why.
CREATE TABLE redactions (
  id           text PRIMARY KEY CHECK (id ~ '^rdc_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  kind         text NOT NULL CHECK (kind IN ('event', 'quote', 'lesson', 'words', 'name')),
  object_id    text NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id)
);
CREATE INDEX redactions_workspace ON redactions (workspace_id, created_at DESC);

-- A passage that must not come back with an import: its length in UTF-16 units, a small keyed rolling hash to look for it, and an
-- HMAC-SHA-256 to be sure. `whole`: only where it is all of a text, because it is too short to be looked for inside others.
CREATE TABLE redaction_marks (
  workspace_id text NOT NULL,
  mark         bytea NOT NULL CHECK (octet_length(mark) = 32),
  redaction_id text NOT NULL,
  length       integer NOT NULL CHECK (length >= 1),
  rolling      bigint NOT NULL,
  whole        boolean NOT NULL,
  PRIMARY KEY (workspace_id, mark),
  FOREIGN KEY (workspace_id, redaction_id) REFERENCES redactions (workspace_id, id) ON DELETE CASCADE
);

-- A revision's text can be destroyed, once, and nothing else about it can change. Its hashes stay: reviews and releases name them.
ALTER TABLE revisions ADD COLUMN redacted_at timestamptz(3);
DO $$
DECLARE found record;
BEGIN
  FOR found IN SELECT conname FROM pg_constraint WHERE conrelid = 'revisions'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%convert_to(%' LOOP
    EXECUTE format('ALTER TABLE revisions DROP CONSTRAINT %I', found.conname);
  END LOOP;
END $$;
ALTER TABLE revisions ADD CONSTRAINT revisions_id_is_hash CHECK (redacted_at IS NOT NULL OR id = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'));
ALTER TABLE revisions ADD CONSTRAINT revisions_sha256_is_hash CHECK (redacted_at IS NOT NULL OR sha256 = encode(sha256(convert_to(file, 'UTF8')), 'hex'));

CREATE FUNCTION refuse_revision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.redacted_at IS NULL AND NEW.redacted_at IS NOT NULL AND (to_jsonb(NEW) - ARRAY['title', 'trigger', 'body', 'applies_to', 'canonical', 'file', 'redacted_at'])
     = (to_jsonb(OLD) - ARRAY['title', 'trigger', 'body', 'applies_to', 'canonical', 'file', 'redacted_at']) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'revisions is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER revisions_immutable ON revisions;
CREATE TRIGGER revisions_immutable BEFORE UPDATE ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_revision_change();

-- ── Retention ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- Sessions older than so many days are deleted, of one source or (an empty word) of all, unless they are held or quoted.
CREATE TABLE retention_rules (
  id           text PRIMARY KEY CHECK (id ~ '^ret_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  source       text NOT NULL DEFAULT '',
  days         integer NOT NULL CHECK (days BETWEEN 1 AND 36500),
  created_by   text NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, source)
);

-- A legal hold: while it stands, nothing that it covers is deleted or redacted. All sessions, those of a source, or one.
CREATE TABLE legal_holds (
  id           text PRIMARY KEY CHECK (id ~ '^hld_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  source       text,
  session_id   text,
  reason       text NOT NULL,
  created_by   text NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  lifted_at    timestamptz(3),
  UNIQUE (workspace_id, id),
  CHECK (source IS NULL OR session_id IS NULL)
);
CREATE INDEX legal_holds_standing ON legal_holds (workspace_id) WHERE lifted_at IS NULL;
