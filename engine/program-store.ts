import type { Queryable, Tx } from "./database.ts";
import { type Program, programId, programSchema, typesOf } from "./program.ts";

/** @returns the program's id; an equal program that is there already is kept */
export async function saveProgram(tx: Tx, program: Program): Promise<string> {
  const id = programId(program);
  await tx.query("insert into programs (id, format, types, body) values ($1, $2, $3, $4) on conflict (id) do nothing", [
    id,
    program.format,
    typesOf(program),
    JSON.stringify(program),
  ]);
  return id;
}

/** Programs never change, so what was read once is kept. */
export class Programs {
  readonly #kept = new Map<string, Program>();

  /** The programs with these ids; one that is not there is missing from the result. */
  async load(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Program>> {
    const wanted = [...new Set(ids)];
    const missing = wanted.filter((id) => !this.#kept.has(id));
    if (missing.length > 0) {
      const { rows } = await (db as Tx).query<{ id: string; body: unknown }>(
        "select id, body from programs where id = any($1::uuid[])",
        [missing],
      );
      for (const { id, body } of rows) this.#kept.set(id, programSchema.parse(body));
    }
    return new Map(wanted.flatMap((id) => (this.#kept.has(id) ? [[id, this.#kept.get(id)!]] : [])));
  }
}
