import type { Db } from "../../engine/database.ts";
import type { Company } from "./company.ts";

/** Leads with a run that stands at its first step, as intake leaves them when nobody could advance them. */
export async function makeReadyRuns(db: Db, { source, flow }: Company, count: number): Promise<string[]> {
  const { rows } = await db.query<{ ids: string[] }>(
    `with made as materialized (
       select gen_random_uuid() as contact, uuid_ordered(n) as lead, uuid_ordered(n + 10000000) as run, n
       from generate_series(1, $3) as n),
     contacts_made as (insert into contacts (id, created_at) select contact, baton_now() from made),
     leads_made as (
       insert into leads (id, contact_id, source_id, name, email, language, country, status, created_at)
       select lead, contact, $1, 'Lead ' || n, 'lead-' || n || '@company.example', 'de', 'DE', 'new', baton_now() from made),
     runs_made as (
       insert into runs (id, program_id, flow_id, version, subject_id, status, node_id, created_at, updated_at)
       select run, v.program_id, v.flow_id, v.version, lead, 'ready', 'start', baton_now(), baton_now()
       from made, flow_versions v where v.flow_id = $2)
     select array_agg(lead order by n) as ids from made`.replaceAll(
      /uuid_ordered\(([^)]*)\)/g,
      "(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex($1), 19, '0'))::uuid",
    ),
    [source, flow, count],
  );
  return rows[0]!.ids;
}
