-- How agents get guidance and what they say of it. Depends on 0001 only; works on a database with data.

-- response: the bytes went out in our answer; report: the session or its harness says so; content: the imported transcript shows them.
ALTER TABLE deliveries ADD COLUMN proof text NOT NULL DEFAULT 'response' CHECK (proof IN ('response', 'report', 'content'));
ALTER TABLE deliveries ADD COLUMN role text NOT NULL DEFAULT '';
-- For what the content proves: the event that shows it.
ALTER TABLE deliveries ADD COLUMN event_index integer;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_workspace_id_id_key UNIQUE (workspace_id, id);

-- One row an item of a delivery, so that a lesson finds the sessions that had it.
CREATE TABLE delivery_items (
  workspace_id text NOT NULL,
  delivery_id  text NOT NULL,
  position     integer NOT NULL CHECK (position >= 0),
  item_id      text NOT NULL,
  lesson_id    text NOT NULL,
  revision_id  text NOT NULL,
  sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  read_at      timestamptz(3),
  PRIMARY KEY (delivery_id, item_id),
  FOREIGN KEY (workspace_id, delivery_id) REFERENCES deliveries (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, item_id) REFERENCES items (workspace_id, id)
);
CREATE INDEX delivery_items_lesson ON delivery_items (workspace_id, lesson_id, delivery_id);

INSERT INTO delivery_items (workspace_id, delivery_id, position, item_id, lesson_id, revision_id, sha256, read_at)
SELECT d.workspace_id, d.id, (x.n - 1)::int, ri.item_id, ri.lesson_id, ri.revision_id, ri.sha256, d.read_at
FROM deliveries d CROSS JOIN LATERAL jsonb_array_elements(d.items) WITH ORDINALITY AS x (item, n)
JOIN release_items ri ON ri.release_id = d.release_id AND ri.item_id = x.item->>'itemId'
WHERE NOT d.held_out
ON CONFLICT DO NOTHING;

-- What an agent says of its own session. Never a verdict: an agent does not judge itself.
CREATE TABLE outcome_reports (
  id                text PRIMARY KEY CHECK (id ~ '^orp_[0-9a-f]{32}$'),
  workspace_id      text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  session_source_id text NOT NULL,
  agent             text NOT NULL DEFAULT '',
  result            text NOT NULL CHECK (result IN ('succeeded', 'failed', 'unclear')),
  note              text NOT NULL DEFAULT '',
  token_id          text,
  reported_at       timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id)
);
CREATE INDEX outcome_reports_session ON outcome_reports (workspace_id, session_source_id);

-- What it says of the items it was given.
CREATE TABLE item_reports (
  workspace_id text NOT NULL,
  report_id    text NOT NULL,
  item_id      text NOT NULL,
  lesson_id    text NOT NULL,
  revision_id  text NOT NULL,
  sha256       text NOT NULL,
  judgement    text NOT NULL CHECK (judgement IN ('helpful', 'harmful', 'unused')),
  PRIMARY KEY (report_id, item_id),
  FOREIGN KEY (workspace_id, report_id) REFERENCES outcome_reports (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, item_id) REFERENCES items (workspace_id, id)
);
CREATE INDEX item_reports_lesson ON item_reports (workspace_id, lesson_id, report_id);

-- Spans wait here until the session that they tell of is put together: they come late and in any order.
CREATE TABLE otlp_traces (
  workspace_id    text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  trace_id        text NOT NULL CHECK (trace_id ~ '^[0-9a-f]{32}$'),
  conversation_id text,
  received_at     timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- Null while spans have come that no session holds yet.
  assembled_at    timestamptz(3),
  PRIMARY KEY (workspace_id, trace_id)
);
CREATE INDEX otlp_traces_conversation ON otlp_traces (workspace_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX otlp_traces_waiting ON otlp_traces (received_at) WHERE assembled_at IS NULL;

CREATE TABLE otlp_spans (
  workspace_id text NOT NULL,
  trace_id     text NOT NULL,
  span_id      text NOT NULL CHECK (span_id ~ '^[0-9a-f]{16}$'),
  -- Empty for the first of a trace.
  parent_id    text NOT NULL,
  -- Nanoseconds since 1970.
  started      bigint NOT NULL,
  span         text NOT NULL,
  PRIMARY KEY (workspace_id, trace_id, span_id),
  FOREIGN KEY (workspace_id, trace_id) REFERENCES otlp_traces (workspace_id, trace_id) ON DELETE CASCADE
);

-- Spans are a copy of a session's words: they go with the session, and as soon as a word of it is redacted.
CREATE FUNCTION forget_spans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE key text;
BEGIN
  IF TG_TABLE_NAME = 'sessions' THEN
    key := OLD.source_id;
  ELSE
    SELECT source_id INTO key FROM sessions WHERE id = OLD.session_id AND source = 'otlp';
  END IF;
  IF key IS NOT NULL THEN
    DELETE FROM otlp_traces WHERE workspace_id = OLD.workspace_id AND (trace_id = key OR conversation_id = key);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sessions_forget_spans AFTER DELETE ON sessions FOR EACH ROW WHEN (OLD.source = 'otlp') EXECUTE FUNCTION forget_spans();
CREATE TRIGGER events_forget_spans AFTER UPDATE OF text ON events FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION forget_spans();
