import pg from "pg";

function urlOf(name: string): string {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  return url.toString();
}

let count = 0;

/** Runs `work` with an empty database of its own on the server of the tests, and drops it. */
export async function withEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const name = `lucid_own_${process.pid}_${++count}`;
  const admin = new pg.Client({ connectionString: urlOf("postgres") });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE "${name}"`);
    return await work(urlOf(name));
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  }
}

/** Runs `work` with a connection to a database. */
export async function connectedTo<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
