import { readdirSync } from "node:fs";
import path from "node:path";

const APP = path.resolve(import.meta.dirname, "../app");

/** Every page, by its route with its parameters in brackets: "/w/[workspace]/sessions/[session]". Groups are left out. */
export function allPages(folder = ""): string[] {
  return readdirSync(path.join(APP, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const inside = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === "api" ? [] : allPages(inside);
      return entry.name === "page.tsx" ? [`/${folder.replace(/\([^)]*\)\/?/g, "")}`.replace(/(.)\/$/, "$1")] : [];
    })
    .sort();
}
