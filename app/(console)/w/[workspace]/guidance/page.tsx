import type { Metadata } from "next";
import { AgentView } from "@/components/guidance/agent-view";
import { GuidanceEmpty } from "@/components/guidance/empty";
import { FindView } from "@/components/guidance/find-view";
import { GuidanceKeys } from "@/components/guidance/guidance-keys";
import { History } from "@/components/guidance/history";
import { InForce } from "@/components/guidance/in-force";
import { ReleaseLine } from "@/components/guidance/release-line";
import { SectionNav } from "@/components/guidance/section-nav";
import { SimulationInvite } from "@/components/guidance/simulation-invite";
import { VIEWS, type View } from "@/components/guidance/views";
import { PageFrame, PageHeader } from "@/components/layout/page-frame";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/auth/gate";
import { may } from "@/lib/auth/policy";
import { deliveryCounts } from "@/lib/guidance/deliveries";
import { findGuidance } from "@/lib/guidance/find/queries";
import { getReleaseInForce, guidanceFor, guidanceState, knownAgents, listReleases, renderedGuidance } from "@/lib/guidance/queries";
import { findFormSchema, previewSchema } from "@/lib/guidance/schema";
import { simulationOf } from "@/lib/simulation/queries";

export const metadata: Metadata = { title: "Guidance" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GuidancePage({ params, searchParams }: Props) {
  const { actor, workspace } = await pageContext((await params).workspace);
  const query = await searchParams;
  const view: View = VIEWS.find((one) => one === query.view) ?? "items";
  const { slug } = workspace;
  const [release, state] = await Promise.all([getReleaseInForce(actor), guidanceState(actor)]);
  const actions = (
    <>
      {may(actor, "guidance.adopt") && <LinkButton href={`/w/${slug}/guidance/adopt`}>Adopt existing files</LinkButton>}
      {state.waiting + state.moot > 0 && (
        <LinkButton variant={state.waiting > 0 ? "primary" : undefined} href={`/w/${slug}/guidance/draft`}>
          Draft release: {state.waiting > 0 ? `${state.waiting} waiting` : `${state.moot} no longer ${state.moot === 1 ? "applies" : "apply"}`}
        </LinkButton>
      )}
    </>
  );
  if (!release) {
    return (
      <PageFrame>
        <PageHeader title="Guidance" actions={actions}>
          What agents get. Nothing is in force yet.
        </PageHeader>
        <GuidanceEmpty slug={slug} waiting={state.waiting} mayAdopt={may(actor, "guidance.adopt")} />
      </PageFrame>
    );
  }
  const simulation = workspace.sample && view === "items" && may(actor, "sessions.import") ? await simulationOf(actor) : null;
  const content = async () => {
    if (view === "history") {
      const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
      return <History slug={slug} {...(await listReleases(actor, { cursor }))} />;
    }
    if (view === "agents") {
      const values = previewSchema.parse(query);
      const ask = withoutEmpty({ agent: values.agent, role: values.role, task: values.task, tools: values.tools.split(",") });
      const asked = values.at === "" ? ask : { ...ask, at: new Date(`${values.at}:00Z`) };
      const [rendered, guidance, agents] = await Promise.all([renderedGuidance(actor, asked, values.format), guidanceFor(actor, asked), knownAgents(actor)]);
      const text = new TextDecoder().decode(rendered.body);
      return <AgentView slug={slug} values={values} agents={agents} text={text} known={guidance.items} release={guidance.release} />;
    }
    if (view === "find") {
      const values = findFormSchema.parse(query);
      const ask = withoutEmpty({ agent: values.agent, role: "", task: values.task, tools: values.tools.split(",") });
      const found = ask.task === undefined ? null : await findGuidance(actor, { ...ask, task: ask.task });
      return <FindView slug={slug} values={values} found={found} agents={await knownAgents(actor)} />;
    }
    return <InForce slug={slug} release={release} counts={await deliveryCounts(actor)} mayRetire={may(actor, "lessons.propose")} />;
  };
  return (
    <PageFrame>
      <PageHeader title="Guidance" actions={actions}>
        <ReleaseLine slug={slug} release={release} />
      </PageHeader>
      <GuidanceKeys slug={slug} />
      <SectionNav slug={slug} view={view} />
      {simulation && <SimulationInvite slug={slug} simulation={simulation} />}
      {await content()}
    </PageFrame>
  );
}

function withoutEmpty(ask: { agent: string; role: string; task: string; tools: string[] }) {
  const tools = ask.tools.map((tool) => tool.trim()).filter((tool) => tool !== "");
  return {
    ...(ask.agent && { agent: ask.agent }),
    ...(ask.role && { role: ask.role }),
    ...(ask.task && { task: ask.task }),
    ...(tools.length > 0 && { tools }),
  };
}
