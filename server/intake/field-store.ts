import type { Db } from "../../engine/database.ts";
import type { FieldDefinition } from "../../node-catalog/kit/domain.ts";

/** More than anybody chooses from; past it a stranger's form could fill the table. */
const MOST_FIELDS = 500;

/** A statement of its own, in order of names: it holds no lock of a batch, and two of them never wait crosswise. */
export async function insertFields(db: Db, fields: readonly FieldDefinition[]): Promise<void> {
  await db.query(
    `insert into custom_fields (name, label, type)
     select name, label, type from json_to_recordset($1::json) as f (name text, label text, type text)
     where (select count(*) from custom_fields) + json_array_length($1::json) <= $2
     order by name on conflict do nothing`,
    [JSON.stringify(fields), MOST_FIELDS],
  );
}
