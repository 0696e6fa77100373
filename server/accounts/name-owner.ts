import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { AccountChange } from "./contract.ts";
import { holdOwner, insertOwnerChange, lockAccount, setOwner } from "./account-store.ts";

/**
 * Names who looks after an account. From then on it stays theirs, whoever gets its leads; with `ownerId: null` it is
 * nobody's, until somebody gets its next lead. Leads that are on their way stay where they are.
 *
 * @throws AppError `no-such-account`, `no-such-person` (404), `person-inactive`, `made-up-person` (409)
 */
export async function nameOwner(
  tx: Tx,
  accountId: Uuid,
  { ownerId, reason }: AccountChange,
  by: PersonId | null,
): Promise<void> {
  const account = await lockAccount(tx, accountId);
  if (ownerId !== null) await mustTakeAccounts(tx, ownerId, account);
  await setOwner(tx, accountId, ownerId);
  await insertOwnerChange(tx, { id: newId(), accountId, ownerId, reason, by });
}

async function mustTakeAccounts(tx: Tx, id: PersonId, account: { readonly demo: boolean }): Promise<void> {
  const person = await holdOwner(tx, id);
  if (!person) throw new AppError("not-found", "no-such-person", "This person does not exist. Choose another one.");
  if (!person.active) throw new AppError("conflict", "person-inactive", `${person.name} no longer works here.`);
  if (person.demo && !account.demo) {
    const message = `${person.name} is made up for the demo and looks after no real company. Choose somebody else.`;
    throw new AppError("conflict", "made-up-person", message);
  }
}
