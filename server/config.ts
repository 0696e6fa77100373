import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { StartupProblem } from "./startup-problem.ts";

const PROJECT = path.join(import.meta.dirname, "..");

export const DEFAULT_PORT = 3000;

const flag = z.enum(["0", "1"], "must be 1 or 0").transform((value) => value === "1");

const httpUrl = z
  .url({ protocol: /^https?$/, error: "must be an address like https://leads.example.com" })
  .transform((value) => new URL(value).origin);

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be like postgresql://user:password@host:5432/database",
});

/** `10.0.0.0/8`, `192.168.1.5` or `crm.example.com`. */
const networkOrHost = z.string().refine(isNetworkOrHost, {
  error: "must be a list like crm.example.com,10.1.0.0/16",
});

const networksAndHosts = z
  .string()
  .transform((list) => list.split(",").map((entry) => entry.trim()))
  .pipe(z.array(networkOrHost))
  .default([]);

const environment = z.object({
  PORT: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0, "must be between 0 and 65535")
    .max(65_535, "must be between 0 and 65535")
    .default(DEFAULT_PORT),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: httpUrl.optional(),
  DATABASE_URL: databaseUrl.optional(),
  BATON_DATA: z.string().min(1).default("data"),
  ROLE: z.enum(["all", "web", "worker"], "must be all, web or worker").default("all"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "must be trace, debug, info, warn, error or silent")
    // In a terminal the address and the sign-in link should stay in sight.
    .default(process.stdout.isTTY ? "warn" : "info"),
  BATON_HTTP_ALLOW: networksAndHosts,
  BATON_CALENDAR_ALLOW: networksAndHosts,
  BATON_PROXIES: z
    .string()
    .transform((list) => list.split(",").map((entry) => entry.trim()))
    .pipe(
      z.array(z.string().refine(isNetwork, { error: "must be a list of networks like 203.0.113.0/24,2001:db8::/32" })),
    )
    .default([]),
  BATON_NODES: z.string().min(1).optional(),
  BATON_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "must be 64 hexadecimal digits, the same for every process (openssl rand -hex 32)")
    .optional(),
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  BATON_DEMO: flag.default(true),
  BATON_TEST_CLOCK: flag.default(false),
});

export interface GoogleClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Config {
  /** TCP port of the web server; 0 takes a free one. */
  readonly port: number;
  /** The address to listen on; all of them when it is not set. */
  readonly host: string | undefined;
  /** The origin that people and other systems use, without a slash at its end; from the request when it is not set. */
  readonly publicUrl: string | undefined;
  /** A PostgreSQL of one's own; the built-in one when it is not set. */
  readonly databaseUrl: string | undefined;
  /** Absolute path of the folder for the built-in database and the secret key. */
  readonly dataFolder: string;
  readonly role: "all" | "web" | "worker";
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
  /** Hosts and networks that nodes may call although they are private. */
  readonly httpAllow: readonly string[];
  /** Hosts and networks that people's calendars may be read from although they are private. */
  readonly calendarAllow: readonly string[];
  /** Proxies elsewhere whose word counts for whom a request comes from. */
  readonly proxies: readonly string[];
  /** A folder with node types of one's own. */
  readonly nodesFolder: string | undefined;
  /** 64 hexadecimal digits, for many machines on one database; a file in the data folder when it is not set. */
  readonly secretKey: string | undefined;
  /** What this installation is registered as at Google, for people's calendars there. */
  readonly google: GoogleClient | undefined;
  /** Makes the demo when the database is empty. */
  readonly demo: boolean;
  readonly testClock: boolean;
}

/**
 * Reads the environment; an empty variable counts as not set.
 *
 * @throws StartupProblem that names the variable, its value and the mend
 */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const { success, data, error } = environment.safeParse(given);
  if (!success) throw problemOf(error.issues[0]!, given);
  return {
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL,
    databaseUrl: data.DATABASE_URL,
    dataFolder: path.resolve(PROJECT, data.BATON_DATA),
    role: data.ROLE,
    logLevel: data.LOG_LEVEL,
    httpAllow: data.BATON_HTTP_ALLOW,
    calendarAllow: data.BATON_CALENDAR_ALLOW,
    proxies: data.BATON_PROXIES,
    nodesFolder: data.BATON_NODES && path.resolve(data.BATON_NODES),
    secretKey: data.BATON_SECRET_KEY,
    google: googleClient(data.GOOGLE_CLIENT_ID, data.GOOGLE_CLIENT_SECRET),
    demo: data.BATON_DEMO,
    testClock: data.BATON_TEST_CLOCK,
  };
}

/** Must not get into logs. */
const SECRETS: ReadonlySet<string> = new Set(["DATABASE_URL", "BATON_SECRET_KEY", "GOOGLE_CLIENT_SECRET"]);

function googleClient(clientId: string | undefined, clientSecret: string | undefined): GoogleClient | undefined {
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret };
  if (clientId === undefined && clientSecret === undefined) return undefined;
  throw new StartupProblem("GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET belong together: set both or unset both.");
}

function problemOf(issue: z.core.$ZodIssue, given: NodeJS.ProcessEnv): StartupProblem {
  const name = String(issue.path[0]);
  const value = SECRETS.has(name) ? "" : ` is ${JSON.stringify(given[name])} but`;
  return new StartupProblem(`${name}${value} ${issue.message}: correct it or unset it.`);
}

function isNetworkOrHost(entry: string): boolean {
  return isNetwork(entry) || /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(entry);
}

function isNetwork(entry: string): boolean {
  const [address = "", bits, ...more] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
