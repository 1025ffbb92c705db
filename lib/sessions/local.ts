import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { authorize, type PersonActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { AppError } from "@/lib/errors";
import type { ImportSource } from "./import/report";
import { isLocalRequest } from "./local-peer";

/** One project's folder of sessions on this machine: names and sizes only, nothing was read. */
export interface LocalProject {
  /** The folder's name, as Claude Code makes it of the project's path. */
  name: string;
  files: number;
  bytes: number;
  newest: string;
}

export interface LocalSessions {
  folder: string;
  projects: LocalProject[];
  files: number;
  bytes: number;
}

const MOST_FILES = 20_000;
const DEEPEST = 3;

/** Whether this person, from this browser, may be offered the sessions on the server's own machine. */
export function mayUseLocalSessions(actor: PersonActor, headers: Headers): boolean {
  return may(actor, "sessions.import_local") && isLocalRequest(headers);
}

async function check(actor: PersonActor, headers: Headers): Promise<void> {
  await authorize(actor, "sessions.import_local");
  if (!isLocalRequest(headers))
    throw new AppError("forbidden", "The sessions on this machine can be imported only from a browser on the machine itself, at http://localhost.");
}

/** Where Claude Code keeps its sessions. */
export function localFolder(): string {
  return path.join(process.env.CLAUDE_CONFIG_DIR || path.join(homedir(), ".claude"), "projects");
}

interface Found {
  relative: string;
  bytes: number;
  modified: number;
}

async function walk(folder: string, relative: string, depth: number, found: Found[]): Promise<void> {
  const entries = await readdir(path.join(folder, relative), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length >= MOST_FILES) return;
    const inside = path.join(relative, entry.name);
    // Symbolic links are not followed: they could lead anywhere on the machine.
    if (entry.isDirectory() && depth < DEEPEST) await walk(folder, inside, depth + 1, found);
    else if (entry.isFile() && entry.name.endsWith(".jsonl")) {
      const { size, mtimeMs } = await stat(path.join(folder, inside));
      found.push({ relative: inside, bytes: size, modified: mtimeMs });
    }
  }
}

async function list(): Promise<Found[]> {
  const found: Found[] = [];
  try {
    await walk(localFolder(), "", 0, found);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EACCES" && code !== "ENOTDIR") throw error;
    if (code === "EACCES")
      throw new AppError("forbidden", `Lucid may not read ${localFolder()}. Start it as the user whose sessions they are.`, { cause: error });
  }
  return found;
}

const projectOf = (file: Found) => file.relative.split(path.sep)[0] ?? "";

/**
 * What "Use my own sessions" would read: folders, counts and sizes. No file is opened.
 * @throws AppError forbidden unless an admin asks from this machine
 */
export async function findLocalSessions(actor: PersonActor, headers: Headers): Promise<LocalSessions> {
  await check(actor, headers);
  const found = await list();
  const projects = new Map<string, LocalProject & { time: number }>();
  for (const file of found) {
    const name = projectOf(file);
    const project = projects.get(name) ?? { name, files: 0, bytes: 0, newest: "", time: 0 };
    project.files++;
    project.bytes += file.bytes;
    project.time = Math.max(project.time, file.modified);
    projects.set(name, project);
  }
  const sorted = [...projects.values()].sort((a, b) => b.time - a.time);
  return {
    folder: localFolder(),
    projects: sorted.map(({ time, ...project }) => ({ ...project, newest: new Date(time).toISOString() })),
    files: found.length,
    bytes: found.reduce((sum, file) => sum + file.bytes, 0),
  };
}

/**
 * The files of the chosen projects, to be opened one after the other.
 * @throws AppError forbidden unless an admin asks from this machine
 */
export async function localSources(actor: PersonActor, headers: Headers, projects: readonly string[]): Promise<ImportSource[]> {
  await check(actor, headers);
  const chosen = new Set(projects);
  return (await list())
    .filter((file) => chosen.has(projectOf(file)))
    .map((file) => ({
      path: file.relative.split(path.sep).join("/"),
      size: file.bytes,
      open: () => createReadStream(path.join(localFolder(), file.relative)),
    }));
}
