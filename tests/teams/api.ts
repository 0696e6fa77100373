import { assignmentRoutes } from "../../server/assignments/routes.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import type { LedgerView } from "../../server/teams/ledger-contract.ts";
import { ledgerRoutes } from "../../server/teams/ledger-routes.ts";
import { memberRoutes } from "../../server/teams/member-routes.ts";
import { teamRoutes } from "../../server/teams/routes.ts";
import { type Api, type Caller, startApi } from "../http/callers.ts";
import { catalog } from "../flows/a-flow.ts";
import { made2xx } from "../setup/live-flow.ts";
import { test as plainTest } from "../setup/test.ts";

const doorbell = { ring: () => {}, close: async () => {} };

/** `test` with the API of teams, turn balances and leads in hand, on a database of this file's own. */
export const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }): Promise<Api> => {
  const api = await startApi(db, () => [
    ...teamRoutes({ db, catalog }),
    ...memberRoutes({ db }),
    ...ledgerRoutes({ db }),
    ...assignmentRoutes({ db, doorbell }),
  ]);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

export const ledgerOf = (caller: Caller, team: string, query = ""): Promise<LedgerView> =>
  made2xx(caller.get<LedgerView>(`/teams/${team}/ledger${query}`));

export const owed = ({ members }: Pick<LedgerView | TeamView, "members">): Record<string, number> =>
  Object.fromEntries(members.map(({ repId, turnsOwed }) => [repId, turnsOwed]));
