import type { Db } from "../../engine/database.ts";
import { newLead } from "../../server/intake/contract.ts";
import { aDraft } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import type { Api } from "../http/callers.ts";

let made = 0;

/** The main job, live, for a team of two with a leader; `send` lets leads come in, all at the same instant. */
export async function aBusyTeam(db: Db, flows: Api, change?: Parameters<typeof aDraft>[2]) {
  const manager = await flows.asManager();
  const flow = await aDraft(db, manager, change);
  await manager.post(`/flows/${flow.id}/publish`);
  const { intake, advanceAll, engine } = createEngine(db);
  const send = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () => {
        const lead = newLead.parse({ name: `Mia ${++made}`, email: `mia.${made}@example.org`, language: "de" });
        return intake.accept({ source: { id: flow.source.id, demo: false }, lead, received: lead });
      }),
    );
  return { ...flow, manager, send, advanceAll, engine };
}

/** The assignment that a lead has now. */
export async function assignmentOf(db: Db, leadId: string): Promise<{ id: string; personId: string }> {
  const { rows } = await db.query<{ id: string; personId: string }>(
    `select id, person_id as "personId" from assignments where lead_id = $1 and state in ('offered', 'owned')`,
    [leadId],
  );
  return rows[0]!;
}
