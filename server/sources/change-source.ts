import type { z } from "zod";
import type { Tx } from "../../engine/database.ts";
import type { SourceId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { sourceChange } from "./contract.ts";
import { DEFAULT_SOURCE, lockSource, readFlowNaming, updateSource } from "./sources-store.ts";

/**
 * Renames a source, or takes it out of use: its form is gone then, and nothing comes in by its name.
 *
 * @throws AppError `source-not-found` (404), `name-taken`, `source-in-use` or `default-source` (409)
 */
export async function changeSource(tx: Tx, id: SourceId, change: z.infer<typeof sourceChange>): Promise<void> {
  const source = await lockSource(tx, id);
  const { name = source.name, archived = source.archivedAt !== null } = change;
  if (source.name === DEFAULT_SOURCE && (archived || name !== DEFAULT_SOURCE)) throw isDefault();
  if (archived) await mustBeFree(tx, id);
  await updateSource(tx, { id, name, archived });
}

async function mustBeFree(tx: Tx, id: SourceId): Promise<void> {
  const flow = await readFlowNaming(tx, id);
  if (flow === undefined) return;
  throw new AppError(
    "conflict",
    "source-in-use",
    `The flow “${flow}” takes these leads: choose other sources there and go live first.`,
    { flow },
  );
}

const isDefault = () =>
  new AppError("conflict", "default-source", `“${DEFAULT_SOURCE}” stays: leads sent without a source go there.`);
