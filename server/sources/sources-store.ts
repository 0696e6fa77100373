import type { Tx } from "../../engine/database.ts";
import type { SourceId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { orOnViolation } from "../database/violations.ts";

/** Where leads go that come in over the API without naming a source. */
export const DEFAULT_SOURCE = "API";

export interface Source {
  readonly id: SourceId;
  readonly name: string;
  readonly archivedAt: Date | null;
}

const violations = {
  sources_have_one_name: () =>
    new AppError(
      "conflict",
      "name-taken",
      "Another place where leads come from has this name: choose a different one.",
    ),
};

export const sourceNotFound = () =>
  new AppError("not-found", "source-not-found", "This place where leads come from is not here (any more).");

export async function insertSource(
  tx: Tx,
  source: { readonly id: SourceId; readonly name: string; readonly formKey: string; readonly demo: boolean },
): Promise<void> {
  const inserted = tx.query(
    "insert into sources (id, name, form_key, demo, created_at) values ($1, $2, $3, $4, baton_now())",
    [source.id, source.name, source.formKey, source.demo],
  );
  await orOnViolation(inserted, violations);
}

/** Locks and reads a source. @throws AppError `source-not-found` */
export async function lockSource(tx: Tx, id: SourceId): Promise<Source> {
  const { rows } = await tx.query<Source>(
    `select id, name, archived_at as "archivedAt" from sources where id = $1 for no key update`,
    [id],
  );
  if (!rows[0]) throw sourceNotFound();
  return rows[0];
}

export async function updateSource(
  tx: Tx,
  { id, name, archived }: { readonly id: SourceId; readonly name: string; readonly archived: boolean },
): Promise<void> {
  const updated = tx.query(
    `update sources
        set name = $2, archived_at = case when $3 then coalesce(archived_at, baton_now()) end
      where id = $1`,
    [id, name, archived],
  );
  await orOnViolation(updated, violations);
}

/** The live or paused flow that names this source. */
export async function readFlowNaming(tx: Tx, id: SourceId): Promise<string | undefined> {
  const { rows } = await tx.query<{ name: string }>(
    "select f.name from live_sources s join flows f on f.id = s.flow_id where s.source_id = $1",
    [id],
  );
  return rows[0]?.name;
}
