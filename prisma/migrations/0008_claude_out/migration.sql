-- Releases in Claude memory stores, and what others wrote there. Depends on 0003; works on a database with data.

-- One memory store that holds the release in force and nothing else. Lucid makes the store, so whatever else appears there is foreign.
CREATE TABLE claude_publications (
  destination_id text PRIMARY KEY,
  workspace_id   text NOT NULL,
  connection_id  text NOT NULL,
  store_id       text,
  -- What stands in the store, byte for byte, when it was last read back; null before the first time.
  release_id     text,
  verified_at    timestamptz(3),
  -- Asked for again, whatever release stands there: somebody restores it.
  wanted_at      timestamptz(3) NOT NULL DEFAULT now(),
  tried_at       timestamptz(3),
  claimed_until  timestamptz(3),
  checked_at     timestamptz(3),
  next_check_at  timestamptz(3) NOT NULL DEFAULT now(),
  error          text,
  removed_at     timestamptz(3),
  UNIQUE (workspace_id, destination_id),
  FOREIGN KEY (workspace_id, destination_id) REFERENCES destinations (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, connection_id) REFERENCES claude_connections (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, release_id) REFERENCES releases (workspace_id, id),
  CHECK ((release_id IS NULL) = (verified_at IS NULL))
);

-- What Lucid wrote last at each path: anything else that is found there is somebody else's.
CREATE TABLE claude_written (
  workspace_id   text NOT NULL,
  destination_id text NOT NULL,
  path           text NOT NULL,
  sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (destination_id, path, sha256),
  FOREIGN KEY (workspace_id, destination_id) REFERENCES claude_publications (workspace_id, destination_id) ON DELETE CASCADE
);

CREATE TABLE claude_drifts (
  id             text PRIMARY KEY CHECK (id ~ '^dri_[0-9a-f]{32}$'),
  workspace_id   text NOT NULL,
  destination_id text NOT NULL,
  path           text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('changed', 'added', 'removed')),
  -- The release that should have stood there, and its bytes at the path; null for a path that it does not have.
  release_id     text,
  expected       text,
  -- What stood there instead; null for nothing.
  found          text,
  found_sha256   text NOT NULL DEFAULT '',
  author_kind    text NOT NULL DEFAULT 'unknown' CHECK (author_kind IN ('session', 'api_key', 'person', 'service_account', 'unknown')),
  author_id      text NOT NULL DEFAULT '',
  state          text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'restored', 'adopted', 'gone')),
  lesson_id      text,
  found_at       timestamptz(3) NOT NULL DEFAULT now(),
  -- Written over by a later publication while nobody had decided; its text is kept here.
  replaced_at    timestamptz(3),
  decided_by     text REFERENCES users (id),
  decided_at     timestamptz(3),
  UNIQUE (workspace_id, id),
  FOREIGN KEY (workspace_id, destination_id) REFERENCES claude_publications (workspace_id, destination_id) ON DELETE CASCADE,
  CHECK ((state IN ('restored', 'adopted')) = (decided_by IS NOT NULL)),
  CHECK ((state = 'adopted') = (lesson_id IS NOT NULL)),
  CHECK (kind <> 'removed' OR found IS NULL)
);
-- The same foreign text at the same path is one item of review, however often it is looked at.
CREATE UNIQUE INDEX claude_drifts_open ON claude_drifts (destination_id, path, found_sha256) WHERE state = 'open';
CREATE INDEX claude_drifts_list ON claude_drifts (workspace_id, found_at DESC, id DESC);

-- Several approved changes of one item may wait in a draft when each was reviewed as standing on the one before: then the last has them all.
ALTER TABLE release_changes ADD COLUMN stands_on text;
ALTER TABLE release_changes DROP CONSTRAINT release_changes_release_id_item_id_key;
CREATE UNIQUE INDEX release_changes_one_ground ON release_changes (release_id, item_id, coalesce(stands_on, ''));
