-- The simulated agent of the sample workspace: each run does the same tasks once more. Depends on 0001 and 0004; works on a database with data.

CREATE TABLE simulated_runs (
  id           text PRIMARY KEY CHECK (id ~ '^sim_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  number       integer NOT NULL CHECK (number > 0),
  -- Whether it asks for guidance. One run does not, so that there is something to compare with.
  guided       boolean NOT NULL,
  -- What was in force when a guided run began.
  release_id   text,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'completed', 'failed')),
  -- Sessions done, of so many.
  done         integer NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND total),
  total        integer NOT NULL CHECK (total > 0),
  error        text,
  requested_by text NOT NULL,
  requested_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at  timestamptz(3),
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, number),
  FOREIGN KEY (workspace_id, release_id) REFERENCES releases (workspace_id, id),
  CHECK (guided OR release_id IS NULL),
  CHECK ((state = 'failed') = (error IS NOT NULL))
);
-- One at a time of each kind, and a second run without guidance would tell nothing.
CREATE UNIQUE INDEX simulated_runs_open ON simulated_runs (workspace_id) WHERE guided AND state IN ('waiting', 'running');
CREATE UNIQUE INDEX simulated_runs_unguided ON simulated_runs (workspace_id) WHERE NOT guided AND state <> 'failed';
