import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Db } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { type Config, readConfig } from "../config.ts";
import { createPool } from "../database/pool.ts";
import { readServerFacts } from "../database/server-queries.ts";
import { layoutOf } from "../postgres/layout.ts";
import { refuseMoved } from "../transfer/refuse-moved.ts";
import { openDatabase } from "../start/open-database.ts";
import { StartupProblem } from "../startup-problem.ts";
import { apiKeyCreate } from "./api-key.ts";
import { backup, restoreBackup } from "./back-up.ts";
import { clock } from "./clock.ts";
import { type Command, type CommandCall, CONNECTION, UsageError } from "./command.ts";
import { copy } from "./copy.ts";
import { demoRemove } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { flowProve } from "./flow-prove.ts";
import { loginLink } from "./login-link.ts";

const COMMANDS: readonly Command[] = [
  loginLink,
  apiKeyCreate,
  flowProve,
  demoRemove,
  doctor,
  backup,
  restoreBackup,
  copy,
  clock,
];

const say = (line: string) => console.error(line);

async function main(words: readonly string[]): Promise<void> {
  const command = COMMANDS.find(({ name }) => name === words.slice(0, name.split(" ").length).join(" "));
  if (!command) {
    const isQuestion = words.length === 0 || words[0] === "help" || words[0] === "--help";
    say(isQuestion ? usage() : `${usage()}\n\nThere is no command “${words.join(" ")}”: these are all.`);
    process.exitCode = isQuestion ? 0 : 1;
    return;
  }
  const rest = words.slice(command.name.split(" ").length);
  const { values, positionals } = parse(command, rest);
  const config = readConfig();
  const closing: (() => Promise<unknown>)[] = [];
  const open: CommandCall["open"] = async ({ inAnyState = false } = {}) => {
    if (!inAnyState) refuseNothing(config);
    const database = await openDatabase(config, { say });
    closing.push(() => database.close());
    const db = createPool({ url: database.url, name: CONNECTION, streams: true });
    closing.push(() => db.end());
    if (!inAnyState) await refuseUnusable(db);
    return { db, description: database.description };
  };
  try {
    await command.run({ config, values, positionals, say, print: (line) => console.log(line), open });
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

/** Looking at a database must not make one: whoever forgot BATON_DATA would think that the data are gone. */
function refuseNothing({ databaseUrl, dataFolder }: Config): void {
  if (databaseUrl !== undefined || existsSync(layoutOf(dataFolder).cluster)) return;
  throw new StartupProblem(
    `There is no database in ${dataFolder}: set BATON_DATA to the folder that npm start names, or run npm start once.`,
  );
}

async function refuseUnusable(db: Db): Promise<void> {
  if ((await readServerFacts(db)).isNew) throw new StartupProblem("The database is still empty: run npm start once.");
  await refuseMoved(db);
}

function parse({ name, arguments: usual, options = {} }: Command, args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { values: values as CommandCall["values"], positionals };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}. It goes: ${name} ${usual}`);
  }
}

function usage(): string {
  const lines = COMMANDS.map(({ name, arguments: usual, summary }) => `  ${name} ${usual}\n      ${summary}`);
  return `npm run --silent baton -- COMMAND\n\n${lines.join("\n")}`;
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = error instanceof StartupProblem || error instanceof UsageError || error instanceof AppError;
  say(isExpected ? error.message : `This is a mistake in Baton: ${String((error as Error).stack ?? error)}`);
  process.exitCode = 1;
});
