"use client";
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
        <div className="max-h-96 overflow-y-auto rounded-lg border bg-surface px-3 py-2 text-sm leading-6">
          {before === after ? <p className="text-muted">No difference yet.</p> : <WordDifference before={before} after={after} />}
        </div>
      </TabPanel>
      <TabPanel value="preview">
        <div className="max-h-96 overflow-y-auto rounded-lg border bg-surface px-4 py-3">
          <LessonText body={body} className="text-[0.9375rem] leading-[1.625rem]" />
        </div>
      </TabPanel>
    </Tabs>
  );
}
