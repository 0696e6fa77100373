import { z } from "zod";
import type { Queryable } from "../../engine/database.ts";
import { uuid, type LeadId, type PersonId } from "../../node-catalog/kit/domain.ts";
import { cursorTime, decodeCursor, pageFrom } from "../http/cursor.ts";
import type { leadQuery, LeadRow } from "./contract.ts";
import { readLeadRows } from "./lead-row-queries.ts";

type Filters = z.output<typeof leadQuery>;
const CURSOR = z.tuple([cursorTime, uuid]);

/**
 * Leads that a rep may see: their own, offered to them now, or on a waiting list of a team of theirs. As a list of ids and
 * not as a condition, so that it starts from the rep's few rows and not from all leads. `$1` is the person.
 */
const IDS_OF_REP = `
  select id from leads where owner_id = $1
  union select lead_id from assignments where person_id = $1 and state in ('offered', 'owned')
  union select w.id from leads w join team_members m on m.team_id = w.waiting_list_id and m.person_id = $1
         where w.status = 'waiting-list'`;

export async function maySeeLead(q: Queryable, reader: PersonId, lead: LeadId): Promise<boolean> {
  const { rowCount } = await q.query(`select from (${IDS_OF_REP}) seen where id = $2`, [reader, lead]);
  return rowCount === 1;
}

/**
 * One page of leads, newest first.
 *
 * @param reader narrows to what this rep may see; `null` sees all
 */
export async function listLeads(
  q: Queryable,
  filters: Filters,
  reader: PersonId | null,
): Promise<{ data: LeadRow[]; nextCursor: string | null }> {
  const after = decodeCursor(filters.cursor, CURSOR);
  const { rows } = await q.query<{ id: LeadId; at: string }>(
    `select l.id, l.created_at::text as at
       from leads l
      where ($1::uuid is null or l.id in (${IDS_OF_REP}))
        and ($2::text is null or l.status = $2)
        and ($3::uuid is null or l.owner_id = $3)
        and ($4::uuid is null or l.source_id = $4)
        and ($5::uuid is null or exists (select from runs r where r.subject_id = l.id and r.flow_id = $5))
        and ($6::text is null or l.name ilike $6 or l.company ilike $6 or l.email ilike $6
             or l.phone ilike $6 or regexp_replace(l.phone, '\\D', '', 'g') like $7
             or ($12 and l.contact_id in (select contact_id from contact_keys where kind = 'email' and value ilike $6)))
        and ($8::uuid is null or l.account_id = $8)
        and ($9::timestamptz is null or (l.created_at, l.id) < ($9, $10::uuid))
      order by l.created_at desc, l.id desc
      limit $11`,
    [
      reader,
      filters.status,
      filters.ownerId,
      filters.sourceId,
      filters.flowId,
      containing(filters.search),
      containing(digits(filters.search)),
      filters.accountId,
      ...(after ?? [null, null]),
      filters.limit + 1,
      // Whoever asked again with another address is found by that, too.
      filters.search?.includes("@") ?? false,
    ],
  );
  const page = pageFrom(rows, filters.limit, ({ at, id }) => [at, id]);
  const leads = await readLeadRows(
    q,
    page.data.map(({ id }) => id),
  );
  return { data: page.data.flatMap(({ id }) => leads.get(id) ?? []), nextCursor: page.nextCursor };
}

function containing(text: string | undefined): string | null {
  return text ? `%${text.replace(/[\\%_]/g, "\\$&")}%` : null;
}

/** Phone numbers are written in many ways: "+49 (30) 901820" is found by "4930 90". */
function digits(text: string | undefined): string | undefined {
  return text && /^[\d\s()+/.-]{4,}$/.test(text) ? text.replace(/\D/g, "") : undefined;
}
