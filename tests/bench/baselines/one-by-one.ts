import { run } from "graphile-worker";
import { type Db, transaction } from "../../../engine/database.ts";
import { createPool } from "../../../server/database/pool.ts";
import type { AcceptedLead } from "../../../server/intake/contract.ts";
import type { Incoming } from "../../../server/intake/request.ts";
import { type Customer, rowsOfALead, statementFor, valuesFor } from "./rows-of-a-lead.ts";

type Accept = (incoming: Incoming) => Promise<AcceptedLead>;

/** Everything about a lead in one statement, committed by itself. */
export function oneStatement(db: Db, customer: Customer): Accept {
  return async (incoming) => {
    const { leadId, personId, intake, handOver } = rowsOfALead(customer, incoming);
    const rows = [...intake, ...handOver];
    await db.query({ name: "lead", text: statementFor(rows), values: valuesFor(rows, customer.teamId, personId) });
    return answer(leadId);
  };
}

/** What one would write first: a transaction stores the lead and adds a job, and the job hands it over in another. */
export async function transactionAndJob(db: Db, url: string, customer: Customer): Promise<Accept> {
  const waiting = new Map<string, { rows: ReturnType<typeof rowsOfALead>; resolve: () => void }>();
  await run({
    pgPool: createPool({ url, name: "naive jobs", max: 6, driverTypes: true }),
    concurrency: 4,
    pollInterval: 500,
    noHandleSignals: true,
    taskList: {
      async "hand-over"(payload) {
        const { rows, resolve } = waiting.get((payload as { leadId: string }).leadId)!;
        const values = valuesFor(rows.handOver, customer.teamId, rows.personId);
        await transaction(db, (tx) => tx.query({ name: "hand over", text: statementFor(rows.handOver), values }));
        resolve();
      },
    },
  });
  return async (incoming) => {
    const rows = rowsOfALead(customer, incoming);
    const done = new Promise<void>((resolve) => waiting.set(rows.leadId, { rows, resolve }));
    await transaction(db, async (tx) => {
      const text = statementFor(rows.intake).replace(/ update team_ledgers[\s\S]*$/, " select 1");
      await tx.query({ name: "take in", text, values: rows.intake.map(({ row }) => JSON.stringify(row)) });
      await tx.query("select graphile_worker.add_job('hand-over', $1)", [JSON.stringify({ leadId: rows.leadId })]);
    });
    await done;
    return answer(rows.leadId);
  };
}

const answer = (leadId: string): AcceptedLead => ({ leadId, runIds: [], duplicate: false, owner: null });
