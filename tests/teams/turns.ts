import type { Db } from "../../engine/database.ts";
import type { Engine } from "../../engine/advance.ts";
import { readReceiptsSince } from "../../server/receipts/receipt-queries.ts";
import { acceptLeads } from "../../server/intake/accept-leads.ts";
import { advanceAll, aRequest, takeIn } from "../engine/support/a-world.ts";
import { expect } from "../setup/test.ts";

const THE_BEGINNING = ["2000-01-01 00:00:00+00", "00000000-0000-0000-0000-000000000000"] as const;

/** Balances in micro-units, as they are stored. */
export async function balances(db: Db, team: string): Promise<Record<string, number>> {
  const { rows } = await db.query<{ id: string; credit: number }>(
    "select person_id as id, credit::float8 as credit from team_balances where team_id = $1",
    [team],
  );
  return Object.fromEntries(rows.map(({ id, credit }) => [id, credit]));
}

export const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, one) => total + one, 0);

/** Leads taken in one after the other. @returns who got each */
export async function handOut(db: Db, engine: Engine, source: string, leads: number): Promise<(string | undefined)[]> {
  const owners: (string | undefined)[] = [];
  for (let lead = 0; lead < leads; lead++) {
    const [reply] = await takeIn(db, engine, [aRequest(source)]);
    owners.push(reply!.owner?.id);
  }
  return owners;
}

/**
 * Leads that come in at the same moment in several processes, `size` at a time. Where a balance is locked for longer than a
 * reply may wait, a worker hands them out afterwards. @returns who has each
 */
export async function handOutAtOnce(
  db: Db,
  engines: readonly Engine[],
  source: string,
  { batches, size }: { batches: number; size: number },
): Promise<string[]> {
  const batch = () => Array.from({ length: size }, () => aRequest(source));
  await Promise.all(
    Array.from({ length: batches }, (_, index) => acceptLeads(db, engines[index % engines.length]!, batch())),
  );
  await advanceAll(db, engines[0]!);
  const { rows } = await db.query<{ owner: string }>("select owner_id as owner from leads where source_id = $1", [
    source,
  ]);
  return rows.map(({ owner }) => owner);
}

/**
 * Everybody's balance follows from the receipts (what each pick that still holds added) and the entries (everything else),
 * to the micro-unit.
 */
export async function expectEveryTurnExplained(db: Db, team: string): Promise<void> {
  const { rows: entries } = await db.query<{ id: string; amount: number; reason: string; assignment: string | null }>(
    `select person_id as id, amount::float8 as amount, reason, assignment_id as assignment from ledger_entries where team_id = $1`,
    [team],
  );
  const back = new Set(entries.filter(({ reason }) => GIVEN_BACK.has(reason)).map(({ assignment }) => assignment));
  const explained: Record<string, number> = {};
  const add = (id: string, amount: number) => (explained[id] = (explained[id] ?? 0) + amount);
  for (const { id, amount } of entries) add(id, amount);
  await db.query("update receipts set at = at - interval '1 minute' where team_id = $1", [team]);
  for (const { assignmentId, decision } of await readReceiptsSince(db, team, THE_BEGINNING, 10_000)) {
    if (back.has(assignmentId)) continue;
    for (const { personId, gained } of decision.members) add(personId, gained);
  }
  const stored = await balances(db, team);
  const known = new Set([...Object.keys(stored), ...Object.keys(explained)]);
  for (const id of known) expect([id, explained[id] ?? 0]).toEqual([id, stored[id] ?? 0]);
}

const GIVEN_BACK = new Set(["reassigned", "bad-lead", "excused"]);
