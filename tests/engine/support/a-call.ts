import type { Db } from "../../../engine/database.ts";
import { type Deliverer, takeDueCalls } from "../../../engine/deliver.ts";
import type { PerformContext } from "../../../node-catalog/kit/define-node.ts";
import type { Performed } from "../../../node-catalog/kit/outcome.ts";
import { readLeadFacts } from "../../../server/world/lead-facts.ts";
import { aLead, anEngine, goLive, graph } from "./a-world.ts";
import { callOut, catalogWith } from "./test-nodes.ts";

type Perform = (context: PerformContext<unknown>) => Promise<Performed>;
export const answer: Performed = { exit: "ok", set: { product: "heat pump" }, because: { code: "answered" } };

/** A lead whose run waits for a call that `perform` answers. */
export async function aCall(db: Db, perform: Perform) {
  const nodes = catalogWith(callOut(perform));
  const engine = anEngine(nodes);
  const { source } = await goLive(
    db,
    (sources) =>
      graph({ start: ["lead-captured", { sources }], call: ["call-out"], done: ["end"], sorry: ["end"] }, [
        "start call",
        "call ok done",
        "call failed sorry",
      ]),
    nodes,
  );
  const { lead, run } = await aLead(db, engine, source);
  const delivery = {
    db,
    catalog: nodes,
    programs: engine.programs,
    http: { request: () => Promise.reject(new Error("not used")) },
    readSecrets: async () => ({}),
    readSubject: readLeadFacts,
  };
  const by: Deliverer = { takenBy: "this", foreignPrograms: [] };
  return {
    lead,
    run,
    engine,
    source,
    delivery,
    /** Delivers everything that is due. @returns how many calls that were */
    async deliver(who: Partial<Deliverer> = {}) {
      const calls = await takeDueCalls(delivery, { ...by, ...who }, 50);
      await Promise.all(calls.map((call) => call.deliver()));
      return calls.length;
    },
  };
}
