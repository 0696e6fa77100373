import type { ParseArgsOptionsConfig } from "node:util";
import type { Db } from "../../engine/database.ts";
import type { Config } from "../config.ts";

export interface CommandCall {
  readonly config: Config;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  /** Progress, on stderr: stdout holds the result only, so that scripts can use it. */
  readonly say: (line: string) => void;
  /** The result, on stdout. */
  readonly print: (line: string) => void;
  /**
   * A pool on the database that `npm start` would use, which is started for this call when it does not run.
   *
   * @throws StartupProblem when Baton has never worked there, or does no more; not with `inAnyState`
   */
  readonly open: (options?: { inAnyState?: boolean }) => Promise<{ db: Db; description: string }>;
}

/** One command of the operator's: parses nothing itself, decides nothing itself. */
export interface Command {
  /** As it is typed: `api-key create`. */
  readonly name: string;
  readonly arguments: string;
  readonly summary: string;
  readonly options?: ParseArgsOptionsConfig;
  run(call: CommandCall): Promise<void>;
}

/** What was typed is wrong; the message says how it is right. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The name of the CLI's own connections. */
export const CONNECTION = "operator";
