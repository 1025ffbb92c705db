"use client";
import type { ReactNode } from "react";
import { LessonText } from "@/components/lessons/lesson-text";
import { WordDifference } from "@/components/lessons/word-difference";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";

/** What the edit changes, and what it will look like. */
export function EditorPreview({ before, after, body }: { before: string; after: string; body: string }) {
  return (
    <Tabs defaultValue="difference">
      <TabList>
        <Tab value="difference">Difference</Tab>
        <Tab value="preview">Preview</Tab>
      </TabList>
      <TabPanel value="difference">
        <Scroller label="Difference" className="px-3 py-2 text-sm leading-6">
          {before === after ? <p className="text-muted">No difference yet.</p> : <WordDifference before={before} after={after} />}
        </Scroller>
      </TabPanel>
      <TabPanel value="preview">
        <Scroller label="Preview" className="px-4 py-3">
          <LessonText body={body} className="text-[0.9375rem] leading-[1.625rem]" />
        </Scroller>
      </TabPanel>
    </Tabs>
  );
}

/** A box that scrolls on its own, by keyboard too. */
function Scroller({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer
    <section aria-label={label} tabIndex={0} className={`max-h-96 overflow-y-auto rounded-lg border bg-surface ${className}`}>
      {children}
    </section>
  );
}
