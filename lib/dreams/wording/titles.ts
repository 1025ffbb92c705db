import { shorten, TITLE_LIMIT } from "./message";

interface Worded {
  operation: string;
  text: { title: string; body: string };
}

/** What sets a lesson apart from another of the same heading: the message that it quotes, else its second sentence. */
function detailOf(body: string): string {
  return (/“([^”]{3,})”/.exec(body)?.[1] ?? body.split("\n")[1] ?? body).replace(/[`…]/g, " ").replace(/\s+/g, " ").trim();
}

/** So much of a heading that what sets it apart still fits: rather without the tool, which the trigger names, than cut. */
function startOf(title: string): string {
  return title.length <= 45 ? title : shorten(title.replace(/ before [^:]+$/, ""), 45);
}

/** No two headings alike: those that are get what sets them apart, and a number where nothing does. In the order given. */
export function distinctTitles<T extends Worded>(findings: readonly T[]): T[] {
  const count = new Map<string, number>();
  for (const { text, operation } of findings) if (operation === "add") count.set(text.title, (count.get(text.title) ?? 0) + 1);
  const used = new Set<string>();
  return findings.map((finding) => {
    let { title } = finding.text;
    // What changes an item keeps that item's heading.
    if (finding.operation !== "add") return finding;
    if (count.get(title)! > 1) title = shorten(`${startOf(title)}: ${detailOf(finding.text.body)}`, TITLE_LIMIT);
    const plain = title;
    for (let number = 2; used.has(title); number++) title = `${shorten(plain, TITLE_LIMIT - 5)} (${number})`;
    used.add(title);
    return title === finding.text.title ? finding : { ...finding, text: { ...finding.text, title } };
  });
}
