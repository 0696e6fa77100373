import { type Db, type Queryable, transaction } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { byPerson, isManager } from "../http/actor.ts";
import { byId, pageOf } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { type Actor, EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { listAccounts } from "./account-queries.ts";
import { noSuchAccount } from "./no-such-account.ts";
import {
  accountChange,
  accountDetail,
  accountQuery,
  accountView,
  type AccountDetail,
  regionChange,
} from "./contract.ts";
import { decideRegion } from "./decide-region.ts";
import { nameOwner } from "./name-owner.ts";
import { readAccountDetail } from "./read-account-detail.ts";

const READ = { roles: EVERYBODY, scopes: ["leads:read"] } as const;
const WRITE = { roles: MANAGERS, scopes: ["leads:write"] } as const;

export function accountRoutes({ db, doorbell }: { readonly db: Db; readonly doorbell: Doorbell }): Route[] {
  return [
    route({
      method: "get",
      path: "/accounts",
      summary: "The companies that leads came in from, by domain; a rep sees those that they look after",
      query: accountQuery,
      output: pageOf(accountView),
      access: READ,
      handle: ({ query, actor }) => listAccounts(db, query, readerOf(actor)),
    }),
    route({
      method: "get",
      path: "/accounts/{id}",
      summary: "One company with its newest leads",
      params: byId,
      output: accountDetail,
      access: READ,
      handle: ({ params, actor }) => mustRead(db, params.id, readerOf(actor)),
    }),
    route({
      method: "patch",
      path: "/accounts/{id}",
      summary: "Name who looks after a company; with ownerId null, whoever gets its next lead",
      params: byId,
      body: accountChange,
      example: { ownerId: EXAMPLE_IDS.rep, reason: "Knows them from the fair" },
      output: accountDetail,
      access: WRITE,
      errors: ["no-such-person", "person-inactive", "made-up-person"],
      handle: async ({ params: { id }, body, actor }) => {
        await transaction(db, (tx) => nameOwner(tx, id, body, byPerson(actor)));
        return readChanged(db, id);
      },
    }),
    route({
      method: "put",
      path: "/accounts/{id}/region",
      summary: "Say where a company belongs, whatever its leads say; with region null, each lead by where it is from",
      params: byId,
      body: regionChange,
      example: { region: "DE-BY" },
      output: accountDetail,
      access: WRITE,
      errors: ["no-such-account"],
      handle: async ({ params: { id }, body: { region }, actor }) => {
        await transaction(db, (tx) => decideRegion(tx, id, { region, by: byPerson(actor) }));
        doorbell.ring("advance");
        return readChanged(db, id);
      },
    }),
  ];
}

const readerOf = (actor: Actor): PersonId | null => (isManager(actor) ? null : actor.id);

/** After the change is committed: reading all of its leads must not keep its next lead waiting for the account's lock. */
const readChanged = (db: Db, id: Uuid): Promise<AccountDetail> => mustRead(db, id, null);

/** @throws AppError `no-such-account` (404), also for an account that a colleague looks after */
async function mustRead(q: Queryable, id: Uuid, reader: PersonId | null): Promise<AccountDetail> {
  const account = await readAccountDetail(q, id, reader);
  if (!account) throw noSuchAccount();
  return account;
}
