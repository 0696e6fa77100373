import { type Db, type Queryable, transaction } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { byPerson } from "../http/actor.ts";
import { byId, pageOf } from "../http/contract.ts";
import { MANAGERS, route, type Route } from "../http/route.ts";
import { listAccounts } from "./account-queries.ts";
import { noSuchAccount } from "./no-such-account.ts";
import { accountChange, accountDetail, accountQuery, accountView, type AccountDetail } from "./contract.ts";
import { nameOwner } from "./name-owner.ts";
import { readAccountDetail } from "./read-account-detail.ts";

const READ = { roles: MANAGERS, scopes: ["leads:read", "leads:write"] } as const;
const WRITE = { roles: MANAGERS, scopes: ["leads:write"] } as const;

export function accountRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "get",
      path: "/accounts",
      summary: "The companies that leads came in from, by domain, with who looks after them",
      query: accountQuery,
      output: pageOf(accountView),
      access: READ,
      handle: ({ query }) => listAccounts(db, query),
    }),
    route({
      method: "get",
      path: "/accounts/{id}",
      summary: "One company with its newest leads",
      params: byId,
      output: accountDetail,
      access: READ,
      handle: ({ params }) => mustRead(db, params.id),
    }),
    route({
      method: "patch",
      path: "/accounts/{id}",
      summary: "Name who looks after a company; with ownerId null, whoever gets its next lead",
      params: byId,
      body: accountChange,
      output: accountDetail,
      access: WRITE,
      errors: ["no-such-person", "person-inactive"],
      handle: ({ params: { id }, body, actor }) =>
        transaction(db, async (tx) => {
          await nameOwner(tx, id, body, byPerson(actor));
          return mustRead(tx, id);
        }),
    }),
  ];
}

async function mustRead(q: Queryable, id: Uuid): Promise<AccountDetail> {
  const account = await readAccountDetail(q, id);
  if (!account) throw noSuchAccount();
  return account;
}
