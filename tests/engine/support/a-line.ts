import type { Db } from "../../../engine/database.ts";
import { acceptLeads } from "../../../server/intake/accept-leads.ts";
import { anEngine, aRequest, goLive, graph, type LeadBody } from "./a-world.ts";
import { asksForTeam, asksLater, catalogWith, trouble } from "./test-nodes.ts";

const nodes = catalogWith(trouble, asksForTeam, asksLater);

/** An engine that knows the tests' own steps as well. */
export const engineWith = () => anEngine(nodes);

/** start → one step after the other → end, live. */
export const aLine = (db: Db, ...types: string[]) =>
  goLive(
    db,
    (sources) => {
      const steps = Object.fromEntries(types.map((type, index) => [`s${index}`, [type] as const]));
      const ids = ["start", ...Object.keys(steps), "end"];
      return graph(
        { start: ["lead-captured", { sources }], ...steps, end: ["end"] },
        ids.slice(1).map((id, index) => `${ids[index]} ${id}`),
      );
    },
    nodes,
  );

/** Leads whose runs are stored but not begun, as intake leaves them when a flow cannot be advanced at once. */
export async function storedOnly(db: Db, source: string, bodies: readonly LeadBody[]) {
  const world = { ...engineWith().world, peekShared: () => Promise.reject(new Error("not now")) };
  const { answers } = await acceptLeads(
    db,
    { ...engineWith(), world },
    bodies.map((body) => aRequest(source, body)),
  );
  return answers.map((answer) =>
    answer.ok ? { lead: answer.reply.leadId, run: answer.reply.runIds[0]! } : undefined!,
  );
}
