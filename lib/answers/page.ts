import type { AnswerLine, EntryLine } from "@/lib/audit/answers/answer";
import { sentenceParts } from "@/lib/audit/sentences";
import { sha256 } from "@/lib/text/hash";
import { runsOf, visibleText } from "@/lib/text/visible";
import type { Answer } from "./gather";

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text as HTML: nothing of it is markup, and what cannot be seen is written out. */
function escaped(text: string): string {
  return runsOf(text)
    .map((run) => (run.hidden ? `<span class="hidden" title="${run.hidden.name}">${run.hidden.label}</span>` : plain(run.text)))
    .join("");
}

const STYLE = `:root{color-scheme:light dark;--line:#8885;--soft:#8882}body{font:15px/1.55 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2.2rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1rem;margin-bottom:.3rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);padding:.8rem;border-radius:.4rem;font:13px/1.5 ui-monospace,monospace;unicode-bidi:isolate}
code{font:13px ui-monospace,monospace;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}th{white-space:nowrap}
blockquote{margin:.4rem 0;padding:.2rem .8rem;border-left:3px solid var(--line);unicode-bidi:isolate}.muted{opacity:.75}.hidden{font-size:.75em;border:1px solid var(--line);border-radius:.3em;padding:0 .25em}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}}`;

const REDACTED = '<p class="muted">This text was redacted. Its hashes stand in the trail.</p>';

type Of<K extends AnswerLine["kind"]> = Extract<AnswerLine, { kind: K }>;

class Page {
  private readonly names: ReadonlyMap<string, string>;

  constructor(private readonly answer: Answer) {
    this.names = new Map(this.all("name").map(({ id, name }) => [id, name]));
  }

  private all<K extends AnswerLine["kind"]>(kind: K): Of<K>[] {
    return this.answer.lines.filter((line): line is Of<K> => line.kind === kind);
  }

  private title(): string {
    const { question } = this.answer.head;
    if (question.kind === "agent") return `What the agent ${question.agent} was given at ${question.at}`;
    if (question.kind === "lesson") return `The life of the lesson ${question.lessonId}`;
    return `The decisions of ${this.names.get(question.personId) ?? question.personId}`;
  }

  private sentence({ entry, text }: EntryLine): string {
    const said = text ? (JSON.parse(text.body) as Record<string, unknown>) : null;
    const object = typeof said?.title === "string" ? `“${said.title}”` : entry.object.id;
    const who = this.names.get(entry.actor.id) ?? (entry.actor.kind === "person" ? entry.actor.id : `the ${entry.actor.kind}`);
    const words = sentenceParts(entry).map((part) => ("object" in part ? object : part.text));
    return escaped(`${who} ${words.join("")}`);
  }

  private entries(): string {
    const rows = this.all("entry").map((line) => {
      const said = line.text ? Object.entries(JSON.parse(line.text.body) as Record<string, unknown>) : [];
      const texts = said.filter(([key]) => key !== "title").map(([key, value]) => `<div class="muted">${escaped(key)}: ${escaped(String(value))}</div>`);
      const erased = line.entry.commitment !== null && line.text === null ? '<div class="muted">Its text was erased.</div>' : "";
      return `<tr><td>${line.entry.seq}</td><td>${escaped(line.entry.at)}</td><td>${this.sentence(line)}${texts.join("")}${erased}</td></tr>`;
    });
    return `<h2>Entries</h2><table><thead><tr><th>Number</th><th>Time (UTC)</th><th>What happened</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  }

  private releases(): string {
    const given = new Map(this.all("given").map((line) => [line.releaseId, new Set(line.paths)]));
    const parts = this.all("release").map((release) => {
      const own = given.get(release.releaseId);
      const items = release.items.filter(({ path }) => !own || own.has(path));
      const rows = items.map((item) => `<tr><td>${escaped(item.path)}</td><td><code>${item.sha256}</code></td><td>${escaped(item.lessonId)}</td></tr>`);
      const head = `<h3>Release ${release.number}, in force by entry ${release.seq}</h3><p class="muted">SHA-256 <code>${release.sha256}</code></p>`;
      const none = own ? "<p>Nothing in it applies to this agent.</p>" : "<p>It has no items.</p>";
      return `${head}${rows.length > 0 ? `<table><thead><tr><th>Item</th><th>SHA-256</th><th>Lesson</th></tr></thead><tbody>${rows.join("")}</tbody></table>` : none}`;
    });
    if (parts.length > 0) return `<h2>Releases</h2>${parts.join("")}`;
    return this.answer.head.question.kind === "agent" ? "<h2>Releases</h2><p>No release was in force at that time.</p>" : "";
  }

  private texts(): string {
    const parts = this.all("revision").map(
      ({ lessonId, revision, sha256: bytes, file }) =>
        `<h3>${escaped(lessonId)}</h3><p class="muted">Revision <code>${revision}</code><br>SHA-256 <code>${bytes}</code></p>${file === null ? REDACTED : `<pre>${escaped(file)}</pre>`}`,
    );
    return parts.length > 0 ? `<h2>Texts</h2>${parts.join("")}` : "";
  }

  private evidence(): string {
    const parts = this.all("evidence").map(({ lessonId, quotes, decided }) => {
      const told =
        decided.length > 0
          ? `Decided on exactly these: entries ${decided.join(", ")}.`
          : "The quotes as they are now; no decision in this answer was made on exactly these.";
      const shown = quotes.map(
        (quote) =>
          `<blockquote>${quote.exact === null ? REDACTED : escaped(quote.exact)}<div class="muted">${escaped(quote.stance)}, said by ${escaped(quote.speaker)}, ${escaped(quote.sessionId)} event ${quote.eventIndex}</div></blockquote>`,
      );
      return `<h3>${escaped(lessonId)}</h3><p class="muted">${told}</p>${shown.join("")}`;
    });
    return parts.length > 0 ? `<h2>Evidence</h2>${parts.join("")}` : "";
  }

  html(proofHash: string): string {
    const { head } = this.answer;
    const proof = `<h2>How to check this page</h2><p>Everything here stands in the proof file whose SHA-256 is <code>${proofHash}</code>. Check it offline with
<code>lucid audit verify --file answer.proof.jsonl</code>, or by the format that the documentation describes. Names of people are as they are now and are not proven.</p>
<p>The entries are in the tree of ${head.size} entries with the root <code>${head.root}</code>, which this checkpoint signs:</p><pre>${escaped(head.checkpoint)}</pre>`;
    const csp = `default-src 'none'; style-src 'sha256-${Buffer.from(sha256(STYLE), "hex").toString("base64")}'`;
    const body = [this.entries(), this.releases(), this.texts(), this.evidence(), proof].join("\n");
    return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width"><title>${plain(visibleText(this.title()))}</title><style>${STYLE}</style></head>
<body><h1>${escaped(this.title())}</h1><p class="muted">Trail <code>${escaped(head.trail)}</code></p>\n${body}\n</body></html>\n`;
  }
}

/** The answer as one page to read: no script, nothing loaded, every text from outside shown as text. */
export function answerPage(answer: Answer, proofHash: string): string {
  return new Page(answer).html(proofHash);
}
