import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "./generated/client";

/** A running transaction. Commands pass it to `recordAudit`, so that forgetting the audit entry does not compile. */
export type Tx = Prisma.TransactionClient;

/** The part of a transaction that plain SQL needs: Prisma's transaction has it, and so has a bare connection (see `asTx`). */
export interface SqlTx {
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>;
}

interface Connections {
  url: string;
  pool: pg.Pool;
  prisma: PrismaClient;
}

// One set a process, kept over hot reloads of the dev server.
const holder = globalThis as typeof globalThis & { lucidConnections?: Connections };

function connections(): Connections {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set. Start Lucid with `npm start`, or name a PostgreSQL database.");
  if (holder.lucidConnections?.url === url) return holder.lucidConnections;
  const max = Number(process.env.LUCID_DB_POOL ?? 10);
  const pool = new pg.Pool({ connectionString: url, max, idleTimeoutMillis: 30_000, application_name: "lucid" });
  // Without a listener, a server that goes away takes the process with it.
  pool.on("error", (error) => console.error(JSON.stringify({ level: "warn", msg: "database connection lost", error: error.message })));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  holder.lucidConnections = { url, pool, prisma };
  return holder.lucidConnections;
}

/** The typed client, for commands and simple reads. */
export function db(): PrismaClient {
  return connections().prisma;
}

/** The connection pool, for SQL and COPY. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** Runs one SQL query and returns its rows. The way hot reads are written. */
export async function sql<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
  const result = await pool().query(text, values as unknown[]);
  return result.rows as T[];
}

/** Runs `work` in one transaction; any throw rolls everything back. `timeout` in milliseconds. */
export function transact<T>(work: (tx: Tx) => Promise<T>, options: { timeout?: number } = {}): Promise<T> {
  return db().$transaction(work, { timeout: options.timeout ?? 15_000, maxWait: 10_000 });
}

/** A bare connection as a `SqlTx`, for the streaming paths that COPY and audit in one transaction. */
export function asTx(client: pg.ClientBase): SqlTx {
  return {
    async $queryRawUnsafe<T>(query: string, ...values: unknown[]): Promise<T> {
      return (await client.query(query, values)).rows as T;
    },
  };
}

/** The pool as a `SqlTx`, for single statements that need no transaction. */
export function onPool(): SqlTx {
  return { $queryRawUnsafe: async <T>(query: string, ...values: unknown[]) => (await pool().query(query, values)).rows as T };
}

/** Closes every connection of this process. */
export async function disconnect(): Promise<void> {
  const current = holder.lucidConnections;
  if (!current) return;
  delete holder.lucidConnections;
  await current.prisma.$disconnect();
  await current.pool.end();
}
