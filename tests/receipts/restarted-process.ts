import { createPool } from "../../server/database/pool.ts";
import { newLead } from "../../server/intake/contract.ts";
import { createEngine } from "../flows/an-engine.ts";
import { replayAll } from "./replay-all.ts";

/**
 * What a process does that was started anew: takes in as many leads as it is told, sees to what is due, and decides every
 * receipt of the database again. Prints what came of it.
 */
const [url, source, count] = process.argv.slice(2) as [string, string, string];
const db = createPool({ url, name: "restarted" });
const { intake, advanceAll, errors } = createEngine(db);
await advanceAll();
const taken = await Promise.all(
  Array.from({ length: Number(count) }, (_, index) => {
    const lead = newLead.parse({ name: `Later ${index}`, email: `later.${index}@example.org`, language: "de" });
    return intake.accept({ source: { id: source, demo: false }, lead, received: lead });
  }),
);
const replayed = await replayAll(db);
process.stdout.write(JSON.stringify({ taken: taken.map(({ leadId }) => leadId), errors, ...replayed }));
await db.end();
