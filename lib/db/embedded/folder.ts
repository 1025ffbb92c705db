import { createHash } from "node:crypto";
import { chownSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where things lie in a data folder. Every path is absolute. */
export interface DataFolder {
  root: string;
  /** PostgreSQL's own folder. */
  cluster: string;
  /** The folder of the Unix socket. */
  socket: string;
  /** One file for each process that uses the server. */
  leases: string;
  startLock: string;
  consoleLock: string;
  log: string;
}

// A socket's path has room for 104 bytes on some systems and 108 on others, the end included, and PostgreSQL adds ".s.PGSQL.5432.lock".
const LONGEST_SOCKET_FOLDER = 80;

function ownFolder(folder: string, mode: number): void {
  mkdirSync(folder, { recursive: true, mode });
}

/** A short folder for the socket when the data folder's path is too long for one. Nobody else may have made it. */
function shortSocketFolder(root: string): string {
  const folder = path.join(tmpdir(), `lucid-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);
  ownFolder(folder, 0o700);
  const found = lstatSync(folder);
  const uid = process.getuid?.() ?? found.uid;
  if (!found.isDirectory() || (uid !== 0 && found.uid !== uid)) {
    throw new Error(`${folder} belongs to someone else, and the database needs it for its socket. Choose a data folder with a shorter path (LUCID_DATA_DIR).`);
  }
  return folder;
}

/** Makes the data folder where it is missing. Root lets others pass through it, since PostgreSQL never runs as root. */
export function openDataFolder(dataDir: string): DataFolder {
  const isRoot = process.getuid?.() === 0;
  try {
    ownFolder(dataDir, isRoot ? 0o711 : 0o700);
    const root = realpathSync(dataDir);
    const owner = statSync(root);
    const folder = (name: string): string => {
      const inside = path.join(root, name);
      ownFolder(inside, 0o755);
      if (isRoot && owner.uid !== 0) chownSync(inside, owner.uid, owner.gid);
      return inside;
    };
    const near = path.join(root, "run");
    return {
      root,
      cluster: path.join(root, "postgres"),
      socket: Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? folder("run") : shortSocketFolder(root),
      leases: folder("leases"),
      startLock: path.join(root, "start.lock"),
      consoleLock: path.join(root, "console.lock"),
      log: path.join(root, "postgres.log"),
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
      throw new Error(
        `The data folder ${path.resolve(dataDir)} cannot be written by this user. Give it to this user, or set LUCID_DATA_DIR to another folder.`,
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}
