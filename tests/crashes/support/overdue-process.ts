import { createPool } from "../../../server/database/pool.ts";
import { tellOverdue } from "../../../server/tasks/jobs.ts";
import { sayTo } from "./say.ts";

/** Tells of the overdue tasks of the database that it is given, once, as a worker does every minute. */
const db = createPool({ url: process.argv[2]!, name: "crash overdue" });
await tellOverdue(db);
await db.end();
sayTo("told");
