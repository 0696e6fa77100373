import type { Tx } from "../../engine/database.ts";
import type { Change } from "../../engine/world.ts";
import type { SharedFacts } from "../../node-catalog/kit/facts.ts";
import { receiptRows } from "./receipt-rows.ts";
import { insertReceipts } from "./receipt-store.ts";

/** Stores why each choice of a batch was made. The statement leaves at once. */
export function keepReceipts(tx: Tx, changes: readonly Change[], shared: SharedFacts): Promise<void> {
  return insertReceipts(tx, receiptRows(changes, shared));
}
