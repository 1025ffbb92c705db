import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckpointList, UnsignedNotice } from "@/components/audit/checkpoint-list";
import { QuestionForm } from "@/components/audit/question-form";
import { RotateKey } from "@/components/audit/rotate-key";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { getCheckpoints } from "@/lib/audit/checkpoints/queries";
import { listActors } from "@/lib/audit/queries";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { listFacets } from "@/lib/sessions/queries/facets";

export const metadata: Metadata = { title: "Questions to the trail" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function QuestionsPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const { actor } = await pageContext(slug);
  if (!may(actor, "audit.export")) notFound();
  const { lesson } = await searchParams;
  const [actors, facets, { checkpoints, unsigned, keys }] = await Promise.all([listActors(actor), listFacets(actor), getCheckpoints(actor)]);
  const people = actors.filter(({ kind }) => kind === "person");
  return (
    <PageFrame>
      <PageHeader
        title="Questions to the trail"
        actions={
          <LinkButton href={`/w/${slug}/audit`} size="sm" variant="ghost">
            The trail
          </LinkButton>
        }
      >
        An answer holds the entries, texts and quotes that it rests on, each with its proof. It can be checked offline, without Lucid. Asking is itself an
        entry.
      </PageHeader>
      <div className="grid gap-4 md:grid-cols-3">
        <QuestionForm
          slug={slug}
          kind="agent"
          title="What did an agent know?"
          description="What it was given at a time, who approved it, and on what evidence."
        >
          <Field label="Agent">{(control) => <Input {...control} name="agent" list="agents" required maxLength={200} />}</Field>
          <datalist id="agents">
            {facets.agents.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Field label="At" hint="Your own time. Empty: now.">
            {(control) => <Input {...control} type="datetime-local" step={1} name="at" />}
          </Field>
        </QuestionForm>
        <QuestionForm slug={slug} kind="lesson" title="A lesson’s life" description="From its proposal to today: every decision, revision and release.">
          <Field label="Lesson" hint="Its id, such as les_0198…">
            {(control) => <Input {...control} name="lesson" required maxLength={100} defaultValue={typeof lesson === "string" ? lesson : ""} />}
          </Field>
        </QuestionForm>
        <QuestionForm
          slug={slug}
          kind="person"
          title="A person’s decisions"
          description="Everything that they decided about lessons and guidance, and what they had before them."
        >
          <Field label="Person">
            {(control) => (
              <Select {...control} name="person">
                {people.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </QuestionForm>
      </div>
      <section aria-labelledby="checkpoints" className="mt-8">
        <h2 id="checkpoints" className="text-base">
          Checkpoints
        </h2>
        <p className="mt-0.5 mb-3 max-w-2xl text-sm text-pretty text-muted">
          A checkpoint signs the root over all entries so far. Keep one elsewhere, and nobody can change what came before it without being found out.
        </p>
        <div className="flex flex-col gap-3">
          <UnsignedNotice unsigned={unsigned} />
          <CheckpointList checkpoints={checkpoints} />
        </div>
      </section>
      <section aria-labelledby="keys" className="mt-8">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
          <h2 id="keys" className="text-base">
            Keys
          </h2>
          {may(actor, "audit.keys") && keys.length > 0 && <RotateKey slug={slug} />}
        </div>
        {keys.length === 0 ? (
          <p className="text-sm text-muted">The first checkpoint brings the first key.</p>
        ) : (
          <ul className="divide-y rounded-lg border bg-surface text-sm">
            {keys.map(({ id, key, retiredAt }) => (
              <li key={id} className="flex items-start gap-2 px-4 py-2">
                <code className="min-w-0 flex-1 font-mono text-xs break-all">{key}</code>
                <span className="text-xs whitespace-nowrap text-muted">{retiredAt ? "replaced" : "signs now"}</span>
                <CopyButton value={key} label={`Copy the key ${id}`} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </PageFrame>
  );
}
