-- Which lessons a dream brought or found again, with the numbers as they were then: a later dream that finds a lesson again does not
-- take it from the page of an earlier one.
CREATE TABLE dream_lessons (
  workspace_id text NOT NULL,
  dream_id     text NOT NULL,
  lesson_id    text NOT NULL,
  outcome      text NOT NULL CHECK (outcome IN ('added', 'refreshed', 'superseded')),
  -- What became of it in that dream, and why it was not simply proposed.
  state        text NOT NULL CHECK (state IN ('proposed', 'held_back', 'quarantined')),
  state_reason text NOT NULL DEFAULT '',
  strength     text NOT NULL CHECK (strength IN ('seen', 'associated', 'replicated')),
  sessions     integer NOT NULL CHECK (sessions >= 0),
  association  jsonb,
  -- The counts by task that the association is made of.
  strata       jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (dream_id, lesson_id),
  FOREIGN KEY (workspace_id, dream_id) REFERENCES dreams (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, lesson_id) REFERENCES lessons (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX dream_lessons_lesson ON dream_lessons (lesson_id);
INSERT INTO dream_lessons (workspace_id, dream_id, lesson_id, outcome, state, state_reason, strength, sessions, association, strata)
SELECT workspace_id, dream_id, id, 'added', CASE WHEN state IN ('held_back', 'quarantined') THEN state ELSE 'proposed' END,
  CASE WHEN state IN ('held_back', 'quarantined') THEN state_reason ELSE '' END, strength, greatest(impact, 0), association, coalesce(findings->'strata', '[]')
FROM lessons WHERE dream_id IS NOT NULL;

-- A large dream is shared by ranges of session ids: whoever is free takes one, and a dead worker's range is taken by another.
CREATE TABLE dream_ranges (
  workspace_id text NOT NULL,
  dream_id     text NOT NULL,
  position     integer NOT NULL CHECK (position >= 0),
  -- Session ids in byte order: those after `low`, up to `high`.
  low          text NOT NULL,
  high         text NOT NULL,
  sessions     integer NOT NULL CHECK (sessions > 0),
  -- Fences: what an earlier one who took it still writes changes nothing.
  taken        integer NOT NULL DEFAULT 0,
  taken_by     text,
  beat_at      timestamptz(3),
  done_at      timestamptz(3),
  -- Sessions whose features had to be made anew.
  rebuilt      integer NOT NULL DEFAULT 0,
  -- What the sessions were when they were read; when they are another at the next attempt, the range is read again.
  digest       text,
  PRIMARY KEY (dream_id, position),
  FOREIGN KEY (workspace_id, dream_id) REFERENCES dreams (workspace_id, id) ON DELETE CASCADE,
  CHECK ((done_at IS NULL) = (digest IS NULL)),
  CHECK (low < high)
);

-- How many attempts there had been when people last had it go on: only those after it count against it.
ALTER TABLE dreams ADD COLUMN resumed_at_attempt integer NOT NULL DEFAULT 0;
