import type { Db, Queryable } from "../../engine/database.ts";

export interface IntakeSource {
  readonly id: string;
  readonly name: string;
  readonly demo: boolean;
}

/** @param named a source's id or exact name, whatever its case */
export async function findSource(db: Db, named: string): Promise<IntakeSource | undefined> {
  const { rows } = await db.query<IntakeSource>({
    name: "find-intake-source",
    text: `select id, name, demo from sources
           where archived_at is null and (id::text = lower($1) or lower(name) = lower($1)) limit 1`,
    values: [named],
  });
  return rows[0];
}

export async function readHomeCountry(db: Queryable): Promise<string | null> {
  const { rows } = await db.query<{ country: string | null }>("select country from workspace");
  return rows[0]?.country ?? null;
}
