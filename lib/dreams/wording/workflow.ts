import { plainStep, plainTaking, shorten, stepWord, TITLE_LIMIT, takeStep } from "./message";

/** A step of a sequence, `tool` or `tool:verb`, from its token. */
export function stepOf(token: string): string {
  return token.slice(token.indexOf(">") + 1).replace(/:ok$/, "");
}

export interface WordedWorkflow {
  title: string;
  trigger: string;
  body: string;
  /** The line of each step, of the check and of what is to be avoided: ordinals among the lines of the body. */
  lines: { when: number; steps: number[]; check: number; avoid: number };
}

function inOrder(steps: readonly string[], gapped: boolean): string {
  const plain = steps.map(plainStep);
  if (steps.length === 1) return `Use ${plain[0]}`;
  if (steps.length === 2) return `${plainTaking(steps[0]!)} ${gapped ? "some time before" : "right before"} ${plain[1]}`;
  return `In this order: ${plain.join(", ")}`;
}

function plainCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A playbook from steps that go with success. No word beyond that. */
export function wordWorkflow(steps: readonly string[], gapped: boolean): WordedWorkflow {
  const last = stepWord(steps.at(-1)!);
  const first = stepWord(steps[0]!);
  const trigger = steps.length === 1 ? `${last} can serve the task` : `the task needs ${last}`;
  const does = steps.map((step, at) => `${at === 0 ? plainCase(takeStep(step)) : `${gapped ? "Later" : "Next"}, ${takeStep(step)}`}.`);
  const lines = [
    "When:",
    `- ${trigger.charAt(0).toUpperCase()}${trigger.slice(1)}.`,
    "Do:",
    ...does.map((text, at) => `${at + 1}. ${text}`),
    "Check:",
    `- ${last} has answered without an error.`,
    "Avoid:",
    steps.length === 1 ? `- Finishing without ${last}.` : `- ${last} without ${first} before it.`,
  ];
  return {
    title: shorten(inOrder(steps, gapped), TITLE_LIMIT),
    trigger,
    body: lines.join("\n"),
    lines: { when: 1, steps: steps.map((_, at) => 3 + at), check: 4 + steps.length, avoid: 6 + steps.length },
  };
}

/**
 * Steps that go with failure, or seem to. Two sentences: what goes with what, and what to do about it.
 * @param apparent the difference over all sessions that is none within tasks; null when the steps do go with failure
 */
export function wordFailing(steps: readonly string[], gapped: boolean, apparent: number | null): { title: string; trigger: string; body: string } {
  const named = steps.map(stepWord).join(gapped ? ", later " : ", then ");
  const plain = steps.map(plainStep).join(gapped ? " … " : " → ");
  const trigger = `you ${takeStep(steps.at(-1)!)}`;
  const these = steps.length === 1 ? "this step" : "these steps";
  if (apparent !== null) {
    return {
      title: shorten(`No difference: ${plain}`, TITLE_LIMIT),
      trigger,
      body: `Over all tasks together, sessions with ${named} ${apparent < 0 ? "fail" : "succeed"} more often; within the same task they do not.\nNeither leave ${these} out nor add ${steps.length === 1 ? "it" : "them"} for that reason.`,
    };
  }
  return {
    title: shorten(`Look again before ${plain}`, TITLE_LIMIT),
    trigger,
    body: `In the same task, sessions with ${named} fail more often than others.\nBefore you take ${these}, make sure that the task asks for ${steps.length === 1 ? "it" : "them"}.`,
  };
}
