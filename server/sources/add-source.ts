import { randomBytes } from "node:crypto";
import type { Tx } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import type { SourceId } from "../../node-catalog/kit/domain.ts";
import { insertSource } from "./sources-store.ts";

/** Adds a place where leads come from, with its hosted form. @throws AppError `name-taken` (409) */
export async function addSource(tx: Tx, { name, demo = false }: { name: string; demo?: boolean }): Promise<SourceId> {
  const id = newId();
  await insertSource(tx, { id, name, demo, formKey: randomBytes(9).toString("base64url") });
  return id;
}
