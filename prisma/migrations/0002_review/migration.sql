-- Review as a team does it: assignment, reservations, comments, sealed verdicts, overrides, lapsed approvals, quotes that people add
-- or detach, and the policy documents of a workspace.

-- Low: no finding to look at. Raised: one. High: a new capability, host, path or command, or a block. Written with the flags.
ALTER TABLE lessons ADD COLUMN risk smallint NOT NULL DEFAULT 0 CHECK (risk BETWEEN 0 AND 2);
-- Standing verdicts on the present revision, so that most rows of the queue need no look at the reviews.
ALTER TABLE lessons ADD COLUMN verdicts smallint NOT NULL DEFAULT 0 CHECK (verdicts >= 0);
ALTER TABLE lessons ADD COLUMN assignee_id text REFERENCES users (id);
ALTER TABLE lessons ADD COLUMN assigned_by text REFERENCES users (id);
ALTER TABLE lessons ADD COLUMN assigned_at timestamptz(3);
ALTER TABLE lessons ADD COLUMN assignment_note text NOT NULL DEFAULT '';
ALTER TABLE lessons ADD CHECK ((assignee_id IS NULL) = (assigned_by IS NULL) AND (assignee_id IS NULL) = (assigned_at IS NULL));

UPDATE lessons l SET risk = f.risk FROM (
  SELECT lesson_id, revision_id, max(CASE WHEN severity = 'block' OR rule LIKE 'capability.%' OR rule LIKE 'new.%' THEN 2 WHEN severity = 'review' THEN 1 ELSE 0 END) AS risk
  FROM flags GROUP BY lesson_id, revision_id
) f WHERE f.lesson_id = l.id AND f.revision_id = l.revision_id;
UPDATE lessons l SET verdicts = v.verdicts FROM (
  SELECT lesson_id, revision_id, count(*) AS verdicts FROM reviews WHERE undone_at IS NULL AND decision <> 'adopt' GROUP BY lesson_id, revision_id
) v WHERE v.lesson_id = l.id AND v.revision_id = l.revision_id;

CREATE INDEX lessons_queue_risk ON lessons (workspace_id, state, risk DESC, impact DESC, id DESC);
CREATE INDEX lessons_queue_age ON lessons (workspace_id, state, created_at, id);
CREATE INDEX lessons_assignee ON lessons (workspace_id, assignee_id) WHERE assignee_id IS NOT NULL;
CREATE INDEX revisions_text ON revisions USING gin (search_words(title || ' ' || trigger || ' ' || body));

-- The name and what the decision meant, as they were shown when it was made.
ALTER TABLE reviews ADD COLUMN reviewer_name text NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN meaning text NOT NULL DEFAULT '';
-- A verdict that the other reviewers do not see yet: until the last one is in, the trail holds only a salted hash of it.
ALTER TABLE reviews ADD COLUMN sealed boolean NOT NULL DEFAULT false;
ALTER TABLE reviews ADD COLUMN seal_salt text NOT NULL DEFAULT '';
-- Why an approval no longer stands although nobody took it back.
ALTER TABLE reviews ADD COLUMN lapsed text CHECK (lapsed IN ('text', 'audience', 'evidence'));
ALTER TABLE reviews ADD COLUMN override_id text;
ALTER TABLE reviews ADD COLUMN acknowledged text NOT NULL DEFAULT '';
ALTER TABLE reviews ADD CHECK (lapsed IS NULL OR undone_at IS NOT NULL);
CREATE INDEX reviews_reviewer ON reviews (workspace_id, reviewer_id, created_at DESC);

-- The claim of a quote counts in the revision that it was tied to: the first, unless a person added it later.
ALTER TABLE evidence ADD COLUMN claim_revision text;
ALTER TABLE evidence ADD COLUMN detached_by text REFERENCES users (id);
ALTER TABLE evidence ADD COLUMN detach_reason text NOT NULL DEFAULT '';
ALTER TABLE evidence ADD CHECK (detached_at IS NOT NULL OR detached_by IS NULL);

-- A lead's approval against rules that were not met. Visible for ever.
CREATE TABLE overrides (
  id           text PRIMARY KEY CHECK (id ~ '^ovr_[0-9a-f]{32}$'),
  workspace_id text NOT NULL,
  lesson_id    text NOT NULL,
  revision_id  text NOT NULL,
  rules        text[] NOT NULL CHECK (cardinality(rules) > 0),
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  by_id        text NOT NULL REFERENCES users (id),
  by_name      text NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (workspace_id, lesson_id, revision_id) REFERENCES revisions (workspace_id, lesson_id, id) ON DELETE CASCADE
);
CREATE INDEX overrides_lesson ON overrides (lesson_id, created_at);
CREATE TRIGGER overrides_immutable BEFORE UPDATE ON overrides FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE comments (
  id           text PRIMARY KEY CHECK (id ~ '^cmt_[0-9a-f]{32}$'),
  workspace_id text NOT NULL,
  lesson_id    text NOT NULL,
  revision_id  text NOT NULL,
  author_id    text NOT NULL REFERENCES users (id),
  -- An edit clears what was said about the wording, not about the pattern.
  about        text NOT NULL CHECK (about IN ('wording', 'pattern')),
  body         text NOT NULL CHECK (length(body) BETWEEN 1 AND 5000),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  FOREIGN KEY (workspace_id, lesson_id, revision_id) REFERENCES revisions (workspace_id, lesson_id, id) ON DELETE CASCADE
);
CREATE INDEX comments_lesson ON comments (lesson_id, created_at);

-- Who has a lesson open. Warns others, blocks nobody, ends by itself.
CREATE TABLE reservations (
  workspace_id text NOT NULL,
  lesson_id    text NOT NULL,
  user_id      text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  since        timestamptz(3) NOT NULL DEFAULT now(),
  expires_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (lesson_id, user_id),
  FOREIGN KEY (workspace_id, lesson_id) REFERENCES lessons (workspace_id, id) ON DELETE CASCADE
);

-- The rules behind every policy version that a decision names.
CREATE TABLE policy_versions (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  version      text NOT NULL,
  rules        jsonb NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, version)
);

-- What the people already wrote down for people: the passage that matches stands beside a lesson.
CREATE TABLE policy_documents (
  id           text PRIMARY KEY CHECK (id ~ '^pol_[0-9a-f]{32}$'),
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  sha256       text NOT NULL,
  bytes        integer NOT NULL,
  created_by   text NOT NULL REFERENCES users (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id),
  UNIQUE (workspace_id, name)
);
CREATE TABLE policy_passages (
  workspace_id text NOT NULL,
  document_id  text NOT NULL,
  position     integer NOT NULL CHECK (position >= 0),
  heading      text NOT NULL,
  text         text NOT NULL,
  PRIMARY KEY (document_id, position),
  FOREIGN KEY (workspace_id, document_id) REFERENCES policy_documents (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX policy_passages_text ON policy_passages USING gin (search_words(heading || ' ' || text));
CREATE INDEX revisions_author ON revisions (workspace_id, author_id) WHERE author_id IS NOT NULL;
CREATE INDEX reviews_lapsed ON reviews (workspace_id, reviewer_id) WHERE lapsed IS NOT NULL;
-- What contradicts a finding names it by its fingerprint; findings of one family are looked for beside each other.
CREATE INDEX lessons_contradictions ON lessons USING gin ((findings->'contradictions') jsonb_path_ops);
CREATE INDEX lessons_family ON lessons (workspace_id, kind, (findings->>'family'));
CREATE INDEX lessons_adopted ON lessons (workspace_id, state) WHERE origin = 'adopted';
CREATE INDEX lessons_decided ON lessons (workspace_id, (coalesce(decided_at, updated_at)) DESC, id DESC) WHERE state IN ('approved', 'published', 'rejected', 'retired', 'withdrawn') AND origin <> 'adopted';
-- What is counted on every page, answered by an index alone.
CREATE INDEX lessons_waiting ON lessons (workspace_id) INCLUDE (id, revision_id, state, risk, verdicts, assignee_id) WHERE state = 'proposed';
