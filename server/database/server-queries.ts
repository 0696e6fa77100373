import type { Db } from "../../engine/database.ts";

export interface ServerFacts {
  /** As in `server_version`: 18.4. */
  readonly version: string;
  readonly major: number;
  readonly user: string;
  readonly database: string;
  readonly mayCreateSchemas: boolean;
  readonly mayCreateTables: boolean;
  /** No release of Baton has worked here. */
  readonly isNew: boolean;
  /** Tables of somebody else's in the schema that Baton uses. */
  readonly foreignTables: readonly string[];
}

export async function readServerFacts(db: Db): Promise<ServerFacts> {
  const { rows } = await db.query<ServerFacts>(
    `select current_setting('server_version') as version,
            current_setting('server_version_num')::int / 10000 as major,
            current_user as user,
            current_database() as database,
            has_database_privilege(current_database(), 'create') as "mayCreateSchemas",
            has_schema_privilege('public', 'create') as "mayCreateTables",
            to_regclass('public.migrations') is null as "isNew",
            array(select tablename::text from pg_tables where schemaname = 'public' order by 1 limit 5) as "foreignTables"`,
  );
  const [facts] = rows;
  return { ...facts!, foreignTables: facts!.isNew ? facts!.foreignTables : [] };
}

/** Resolves when the database answers. */
export async function ping(db: Db): Promise<void> {
  await db.query("select 1");
}
