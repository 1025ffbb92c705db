"use client";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import { type Command, useCommands } from "./command-registry";
import { MORE_PAGES, PAGES, type WorkspaceLink } from "./navigation";
import { useShortcuts } from "./shortcuts";

/** Registers the keys and palette entries that exist everywhere. */
export function WorkspaceCommands({ slug, workspaces }: { slug: string | null; workspaces: readonly WorkspaceLink[] }) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const commands = useMemo<Command[]>(
    () => [
      ...(slug ? PAGES : []).map((page) => ({
        id: `page ${page.segment}`,
        label: page.label,
        group: "Pages",
        keywords: [...page.words],
        keys: page.keys,
        to: `/w/${slug}/${page.segment}`,
      })),
      ...(slug ? MORE_PAGES : []).map((page) => ({
        id: `page ${page.path}`,
        label: page.label,
        group: "Pages",
        keywords: [...page.words],
        to: `/w/${slug}/${page.path}`,
      })),
      ...workspaces
        .filter((workspace) => workspace.slug !== slug)
        .map((workspace) => ({
          id: `workspace ${workspace.slug}`,
          label: workspace.name,
          group: "Workspaces",
          keywords: [workspace.slug],
          to: `/w/${workspace.slug}/review`,
        })),
      { id: "account", label: "Your account", group: "You", keywords: ["password", "sign-ins", "name"], to: "/account" },
      { id: "new workspace", label: "New workspace", group: "You", to: "/workspaces/new" },
      { id: "theme light", label: "Light theme", group: "You", keywords: ["appearance"], to: () => setTheme("light") },
      { id: "theme dark", label: "Dark theme", group: "You", keywords: ["appearance"], to: () => setTheme("dark") },
      { id: "theme system", label: "Theme of the system", group: "You", keywords: ["appearance"], to: () => setTheme("system") },
    ],
    [slug, workspaces, setTheme],
  );
  useCommands(commands);
  useShortcuts(slug ? PAGES.map((page) => ({ keys: page.keys, label: page.label, group: "Go to", run: () => router.push(`/w/${slug}/${page.segment}`) })) : []);
  return null;
}
