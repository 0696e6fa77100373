import path from "node:path";
import { expect, test } from "vitest";
import { readSources } from "./sources.ts";

const sources = await readSources();
const product = [...sources.values()].filter(({ file }) => !file.startsWith("tests/"));

const LONGEST = 250;
/** Files that may be longer, and why. */
const LONG_FOR_A_REASON: Record<string, string> = {
  "engine/burst.ts":
    "one run's progress: its steps, effects, facts and wait change together, and its types are a third of it",
};

/** Files outside of a store that may talk SQL, and why. */
const SQL_FOR_A_REASON: Record<string, string> = {
  "client/inbox/one-tab.ts": "asks the browser who holds a lock, in no SQL",
  "engine/database.ts": "opens the transactions and reads the clock",
  "server/database/migrate.ts": "is about the schema itself",
  "server/database/test-clock.ts": "replaces a function of the schema",
};

const OPENS_TRANSACTIONS = /\/(routes|jobs|socket)\.ts$|-(routes|jobs|socket)\.ts$/;
/** Files other than routes, jobs and sockets that may open a transaction, and why. */
const TRANSACTIONS_FOR_A_REASON: Record<string, string> = {
  "server/live/live.ts": "the socket: who has the inbox open is written down while it is",
  "server/database/migrate.ts": "applies each file in one of its own",
  "server/intake/accept-leads.ts": "writes the leads that arrive together, as a job would",
  "server/transfer/copy-database.ts": "moves between two databases, a transaction for each table",
  "server/transfer/back-up.ts": "reads everything as it was at one moment",
  "server/transfer/restore.ts": "writes everything or nothing",
  "server/start/first-start.ts": "is the start's own route",
  "server/cli/demo.ts": "is the operator's route",
  "server/cli/api-key.ts": "is the operator's route",
  "server/cli/login-link.ts": "is the operator's route",
};

test(`a file of more than ${LONGEST} lines has a reason`, () => {
  const long = [...sources.values()]
    .map(({ file, text }) => ({ file, lines: text.split("\n").length - 1 }))
    .filter(({ file, lines }) => lines > LONGEST && !(file in LONG_FOR_A_REASON));
  expect(long).toEqual([]);
});

test("SQL stands in stores and queries only", () => {
  const talking = product
    .filter(({ text }) => /\.query\s*[(<]/.test(text))
    .map(({ file }) => file)
    .filter((file) => !/-(store|queries)\.ts$/.test(file) && !(file in SQL_FOR_A_REASON));
  expect(talking).toEqual([]);
});

test("only routes, jobs and sockets open transactions", () => {
  const opening = product
    .filter(({ file, text }) => file.startsWith("server/") && /import \{[^}]*\btransaction\b[^}]*\} from/.test(text))
    .map(({ file }) => file)
    .filter((file) => !OPENS_TRANSACTIONS.test(file) && !(file in TRANSACTIONS_FOR_A_REASON));
  expect(opening).toEqual([]);
});

test("there are no barrels: everything is imported from where it is written", () => {
  const barrels = product
    .filter(({ file, text }) => /^index\.tsx?$/.test(path.basename(file)) || /^export \* from/m.test(text))
    .map(({ file }) => file);
  expect(barrels).toEqual([]);
});

test("the server runs without a build, so it has no JSX", () => {
  const jsx = [...sources.keys()].filter((file) => /^(server|engine|node-catalog)\/.*\.tsx$/.test(file));
  expect(jsx).toEqual([]);
});

test("no exception outlives its file", () => {
  const reasons = { ...LONG_FOR_A_REASON, ...SQL_FOR_A_REASON, ...TRANSACTIONS_FOR_A_REASON };
  expect(Object.keys(reasons).filter((file) => !sources.has(file))).toEqual([]);
});
