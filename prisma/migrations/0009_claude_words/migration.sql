-- What a model is asked for one lesson or one session at a time: another wording, a grade. Depends on 0003; works on a database with data.

-- Whether reviewers may ask Claude for another wording.
ALTER TABLE claude_connections ADD COLUMN draft_wordings boolean NOT NULL DEFAULT false;

-- One answer for each revision that was asked about. A refused one keeps why, and none of its words.
CREATE TABLE claude_wordings (
  workspace_id text NOT NULL,
  lesson_id    text NOT NULL,
  revision_id  text NOT NULL,
  status       text NOT NULL CHECK (status IN ('offered', 'refused')),
  refusal      text,
  title        text NOT NULL DEFAULT '',
  trigger      text NOT NULL DEFAULT '',
  body         text NOT NULL DEFAULT '',
  -- For each sentence the evidence that it stands on.
  citations    jsonb NOT NULL DEFAULT '[]',
  model        text NOT NULL,
  cost         double precision NOT NULL DEFAULT 0,
  asked_by     text NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (lesson_id, revision_id),
  FOREIGN KEY (workspace_id, lesson_id) REFERENCES lessons (workspace_id, id) ON DELETE CASCADE,
  CHECK ((status = 'refused') = (refusal IS NOT NULL))
);
CREATE INDEX claude_wordings_workspace ON claude_wordings (workspace_id, created_at);

CREATE TABLE claude_rubrics (
  id           text PRIMARY KEY CHECK (id ~ '^rub_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- The agent whose sessions it is for; null for every agent's.
  agent        text,
  criteria     jsonb NOT NULL,
  created_by   text NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  removed_at   timestamptz(3),
  UNIQUE (workspace_id, id)
);
CREATE UNIQUE INDEX claude_rubrics_name ON claude_rubrics (workspace_id, name) WHERE removed_at IS NULL;

-- What a separate grader said of a session. It stays beside what people say, so that both can be compared.
CREATE TABLE claude_grades (
  workspace_id text NOT NULL,
  session_id   text NOT NULL,
  rubric_id    text NOT NULL,
  content_hash text NOT NULL,
  -- Null when the answer could not be used; then `problem` says why.
  result       text CHECK (result IN ('satisfied', 'needs_revision', 'failed')),
  explanation  text NOT NULL DEFAULT '',
  criteria     jsonb NOT NULL DEFAULT '[]',
  problem      text,
  -- Whether the session's verdict is this one: all its verdicts that nobody else gave are then the grader's.
  gave_verdict boolean NOT NULL DEFAULT false,
  model        text NOT NULL,
  cost         double precision NOT NULL DEFAULT 0,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (session_id, rubric_id),
  FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, rubric_id) REFERENCES claude_rubrics (workspace_id, id),
  CHECK ((result IS NULL) = (problem IS NOT NULL))
);
CREATE INDEX claude_grades_workspace ON claude_grades (workspace_id, created_at);
