-- What a bad day leaves behind. Depends on 0001 and 0005; works on a database with data.

-- Trails whose checkpoint could not be signed: they wait longer each time, so that they do not keep the others' places, and health and
-- `lucid doctor` name them.
CREATE TABLE checkpoint_failures (
  trail       text PRIMARY KEY REFERENCES audit_heads (trail) ON DELETE CASCADE,
  -- Attempts in a row.
  failures    integer NOT NULL CHECK (failures > 0),
  -- The trail contradicts a checkpoint that was signed before: its entries were changed.
  contradicts boolean NOT NULL,
  since       timestamptz(3) NOT NULL,
  last_at     timestamptz(3) NOT NULL
);

-- When the process that reads an import last said that it lives: one that was killed is ended by a worker.
ALTER TABLE imports ADD COLUMN beat_at timestamptz(3) NOT NULL DEFAULT now();
CREATE INDEX imports_running ON imports (beat_at) WHERE status = 'running';
