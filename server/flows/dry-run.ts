import type { Queryable } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import { simulate, type Simulated } from "../../engine/simulate.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { SourceId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { Facts } from "../../node-catalog/kit/facts.ts";
import { newId } from "../../engine/ids.ts";
import type { NewLead } from "../intake/contract.ts";
import { readKnownCustomer } from "../intake/known-customer-queries.ts";
import { readHomeCountry } from "../intake/source-queries.ts";
import { FactsLoader } from "../world/load-facts.ts";
import { compileGraph } from "./check-graph.ts";
import type { DryRunReply, dryRunRequest } from "./contract.ts";
import { readTrialSource } from "./known-queries.ts";
import { referencesOf } from "./references.ts";
import type { z } from "zod";

export interface Trial {
  readonly problems: DryRunReply["problems"];
  /** Absent when errors keep the drawing from being compiled. */
  readonly simulated?: Simulated;
}

/**
 * Sends a made-up lead through a drawing on a virtual clock, over the people, customers and balances of this moment: read
 * without locks, nothing written, no turn used up, nothing sent.
 *
 * @param now epoch milliseconds
 */
export async function dryRun(
  q: Queryable,
  catalog: Catalog,
  {
    flowId,
    graph,
    lead,
    answers,
    now,
  }: { flowId: Uuid; graph: Graph; now: number } & Pick<z.output<typeof dryRunRequest>, "lead" | "answers">,
): Promise<Trial> {
  const { program, problems } = await compileGraph(q, catalog, graph);
  if (!program) return { problems: [...problems] };
  const { teams, sources } = referencesOf(program, catalog);
  const sourceId = await readTrialSource(q, lead.source ?? [...sources][0] ?? null);
  // A loader of its own: those of the workers may show balances of a moment ago.
  const loader = new FactsLoader();
  const { account, formerOwnerId } = await readKnownCustomer(q, lead, await readHomeCountry(q));
  const placesOf = account ? [account.id] : [];
  const loadTeams = (teamIds: readonly string[]) =>
    loader.peek(q, { teamIds, personIds: [], withBackups: true, placesOf, loadsOf: "everybody-and-when" });
  const facts: Facts = {
    subject: {
      lead: leadOf(lead, sourceId, now),
      status: "new",
      assignments: [],
      openTasks: [],
      waitingList: null,
      accountId: account?.id ?? null,
      formerOwnerId,
      isTried: false,
      isTest: false,
    },
    shared: { ...(await loadTeams([...teams])), accounts: account ? { [account.id]: account } : {} },
  };
  const simulated = await simulate({ program, catalog, facts, loadTeams, flowId, now, answers });
  return { problems: [...problems], simulated };
}

function leadOf(lead: NewLead, sourceId: SourceId, now: number) {
  const { consent: _, source: __, ...known } = lead;
  return { ...known, id: newId(), sourceId, createdAt: now };
}
