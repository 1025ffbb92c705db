import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { parseAllowed } from "@/lib/net/address";

/** The environment, validated. Everything Lucid takes from outside at start is here, and in docs/operations.md. */
export interface Config {
  /** The project's folder. */
  root: string;
  host: string;
  port: number;
  /** The address that people use, without a slash at its end. */
  url: string;
  /** A PostgreSQL of the operator's, or null for the embedded one in the data folder. */
  databaseUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** The secret that signs sign-ins, or null when it is the generated one in the data folder. */
  secret: string | null;
  github: { id: string; secret: string } | null;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Connections to the database, a process. */
  poolSize: number;
  /** Whether a reverse proxy stands before us, whose X-Forwarded-For is true. */
  trustProxy: boolean;
  /** Private hosts and networks that outgoing requests may reach all the same, as given. */
  allowAddresses: string;
  /** Whether the first start loads the sample workspaces. */
  samples: boolean;
}

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export interface ConfigProblem {
  variable: string;
  /** One sentence or two: what is wrong, and what to do. */
  message: string;
}

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  constructor(readonly problems: ConfigProblem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
  }
}

type Environment = Record<string, string | undefined>;

function wholeNumber(least: number, most: number, message: string) {
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

function address(protocols: readonly string[], message: string) {
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), message);
}

const schema = z.object({
  PORT: wholeNumber(1, 65_535, "PORT must be a whole number from 1 to 65535, such as 3000.").optional(),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]{1,253}$/, "HOST must be the name or address to listen on, such as 127.0.0.1, or 0.0.0.0 for every network.")
    .optional(),
  DATABASE_URL: address(
    ["postgres:", "postgresql:"],
    "DATABASE_URL must be the address of a PostgreSQL database, such as postgresql://user:password@host:5432/lucid. Remove it to use the embedded database.",
  ).optional(),
  LUCID_DATA_DIR: z
    .string()
    .refine((value) => !value.includes("\0"), "LUCID_DATA_DIR must be the path of a folder.")
    .optional(),
  LUCID_CHECKPOINT_DIR: z
    .string()
    .refine((value) => !value.includes("\0"), "LUCID_CHECKPOINT_DIR must be the path of a folder.")
    .optional(),
  NEXTAUTH_URL: address(["http:", "https:"], "NEXTAUTH_URL must be the address that people open, such as https://lucid.example.com.")
    .refine(
      (value) => !URL.canParse(value) || (new URL(value).pathname === "/" && new URL(value).search === ""),
      "NEXTAUTH_URL must end after the host and port: Lucid is served at the root of its address.",
    )
    .optional(),
  NEXTAUTH_SECRET: z.string().min(32, "NEXTAUTH_SECRET must have at least 32 characters. Remove it to have one generated in the data folder.").optional(),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  OIDC_ISSUER: address(["http:", "https:"], "OIDC_ISSUER must be the address of the provider, such as https://login.example.com.").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, "OIDC_NAME must have at most 60 characters: it is the word on the sign-in button.").optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.` }).optional(),
  LUCID_DB_POOL: wholeNumber(
    2,
    100,
    "LUCID_DB_POOL must be a whole number from 2 to 100: the connections to the database that each process may open.",
  ).optional(),
  LUCID_TRUST_PROXY: z
    .enum(["0", "1"], { error: "LUCID_TRUST_PROXY must be 1 when every request comes through a reverse proxy that sets X-Forwarded-For, else 0." })
    .optional(),
  LUCID_ALLOW_ADDRESSES: z
    .string()
    .refine((value) => parseAllowed(value) !== null, "LUCID_ALLOW_ADDRESSES must list hosts, addresses or networks, such as claude.internal, 10.2.0.0/16.")
    .optional(),
  OIDC_GROUPS_CLAIM: z
    .string()
    .max(200, "OIDC_GROUPS_CLAIM must have at most 200 characters: it names the claim of the id token that lists groups.")
    .optional(),
  LUCID_REQUESTS_PER_MINUTE: wholeNumber(
    60,
    1_000_000,
    "LUCID_REQUESTS_PER_MINUTE must be a whole number from 60 to 1000000: the requests that one person or token may send to each process in a minute.",
  ).optional(),
  LUCID_SAMPLES: z.enum(["on", "off"], { error: "LUCID_SAMPLES must be on or off: whether the first start loads the sample workspaces." }).optional(),
});

type Values = z.output<typeof schema>;

/** Variables that mean something only together. */
function incomplete(given: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const [group, names] of [
    ["sign-in with GitHub", ["GITHUB_ID", "GITHUB_SECRET"]],
    ["sign-in with an OIDC provider", ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]],
  ] as const) {
    const missing = names.filter((name) => !given[name]);
    if (missing.length === 0 || missing.length === names.length) continue;
    for (const variable of missing)
      problems.push({ variable, message: `${variable} is missing: ${group} needs ${names.join(", ")}. Set it, or remove the others.` });
  }
  return problems;
}

/**
 * Reads and checks the environment. An empty variable counts as absent; a relative data folder starts at `cwd` when it is named,
 * at the project when it is not.
 * @throws ConfigError with every problem at once
 */
export function readConfig(environment: Environment, root: string, cwd: string = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = schema.safeParse(given);
  const problems = incomplete(given);
  if (!parsed.success) {
    const seen = new Set<string>();
    for (const issue of parsed.error.issues) {
      const variable = String(issue.path[0]);
      if (!seen.has(variable)) problems.push({ variable, message: issue.message });
      seen.add(variable);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const values = parsed.data as Values;
  const port = values.PORT ?? 3000;
  return {
    root,
    host: values.HOST ?? "127.0.0.1",
    port,
    url: values.NEXTAUTH_URL ? new URL(values.NEXTAUTH_URL).origin : `http://localhost:${port}`,
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: values.LUCID_DATA_DIR ? path.resolve(cwd, values.LUCID_DATA_DIR) : path.join(root, ".lucid"),
    secret: values.NEXTAUTH_SECRET ?? null,
    github: values.GITHUB_ID && values.GITHUB_SECRET ? { id: values.GITHUB_ID, secret: values.GITHUB_SECRET } : null,
    oidc:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID && values.OIDC_CLIENT_SECRET
        ? { issuer: values.OIDC_ISSUER, clientId: values.OIDC_CLIENT_ID, clientSecret: values.OIDC_CLIENT_SECRET, name: values.OIDC_NAME ?? "single sign-on" }
        : null,
    logLevel: values.LOG_LEVEL ?? "info",
    poolSize: values.LUCID_DB_POOL ?? 10,
    trustProxy: values.LUCID_TRUST_PROXY === "1",
    allowAddresses: values.LUCID_ALLOW_ADDRESSES ?? "",
    samples: values.LUCID_SAMPLES !== "off",
  };
}

/** The secret of this installation: the one given, else one that is generated once and kept, readable by its owner only, in the data folder. */
export function ensureSecret(config: Config): string {
  if (config.secret) return config.secret;
  mkdirSync(config.dataDir, { recursive: true });
  const file = path.join(config.dataDir, "secret");
  try {
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 32)
    throw new ConfigError([{ variable: "NEXTAUTH_SECRET", message: `The secret in ${file} is damaged. Remove the file: everyone signs in again.` }]);
  return secret;
}

/** The variables that child processes get, so that every process of an installation agrees. */
export function childEnvironment(config: Config, resolved: { databaseUrl: string; secret: string }): Record<string, string> {
  return {
    DATABASE_URL: resolved.databaseUrl,
    LUCID_DATA_DIR: config.dataDir,
    LUCID_ROOT: config.root,
    NEXTAUTH_URL: config.url,
    NEXTAUTH_SECRET: resolved.secret,
    PORT: String(config.port),
    HOST: config.host,
    LOG_LEVEL: config.logLevel,
    LUCID_DB_POOL: String(config.poolSize),
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_MANUAL_SIG_HANDLE: "true",
  };
}
