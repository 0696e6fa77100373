import { type Db, transaction } from "../../engine/database.ts";
import { byPerson } from "../http/actor.ts";
import { byId } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { MANAGERS, route, type Route } from "../http/route.ts";
import { teamView } from "./contract.ts";
import { correctBalance } from "./correct-balance.ts";
import { correctionRequest, ledgerQuery, ledgerView, mergeRequest } from "./ledger-contract.ts";
import { readLedger } from "./ledger-queries.ts";
import { mergeTeam } from "./merge-team.ts";
import { readTeam } from "./teams-queries.ts";

const READ = { roles: MANAGERS, scopes: ["people:read", "people:write"] } as const;
const WRITE = { roles: MANAGERS, scopes: ["people:write"] } as const;

export function ledgerRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "get",
      path: "/teams/{id}/ledger",
      summary: "A team's turn balance: what everybody is owed, and what changed it, with the reason",
      params: byId,
      query: ledgerQuery,
      output: ledgerView,
      access: READ,
      handle: ({ params, query }) => readLedger(db, params.id, query),
    }),
    route({
      method: "post",
      path: "/teams/{id}/ledger/corrections",
      summary: "Give somebody turns, or take some, with the reason; the others get the other side by share",
      params: byId,
      body: correctionRequest,
      example: { repId: EXAMPLE_IDS.rep, turns: 0.5, reason: "Two of their leads were test leads" },
      output: ledgerView,
      access: WRITE,
      errors: ["not-a-member", "nobody-to-balance"],
      handle: ({ params: { id }, body, actor }) =>
        transaction(db, async (tx) => {
          await correctBalance(tx, id, body, byPerson(actor));
          return readLedger(tx, id, ledgerQuery.parse({}));
        }),
    }),
    route({
      method: "post",
      path: "/teams/{id}/merge",
      summary: "Take another team in: its people with their shares and turn balances, its flows and waiting leads",
      params: byId,
      body: mergeRequest,
      example: { teamId: EXAMPLE_IDS.team, reason: "One team for the whole country" },
      output: teamView,
      access: WRITE,
      errors: ["same-team"],
      handle: ({ params: { id }, body, actor }) =>
        transaction(db, async (tx) => {
          await mergeTeam(tx, id, body, byPerson(actor));
          return readTeam(tx, id);
        }),
    }),
  ];
}
