import { z } from "zod";
import type { Queryable } from "../../engine/database.ts";
import { regionAt } from "../../node-catalog/assignment/territories.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { decodeCursor, pageFrom } from "../http/cursor.ts";
import { readAllPlaces } from "./place-queries.ts";
import type { AccountDetail, accountQuery, AccountView } from "./contract.ts";

interface Row extends Omit<AccountView, "createdAt" | "lastLeadAt"> {
  readonly createdAt: Date;
  readonly lastLeadAt: Date | null;
}

const CURSOR = z.tuple([z.string(), z.enum(["true", "false"])]);

const ACCOUNTS = `
  select a.id, a.domain, a.name, a.demo, a.created_at as "createdAt",
         case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as owner,
         a.owner_id is not null and a.lead_id is null as "namedByHand",
         c.leads, c.open_leads as "openLeads", c.last_lead_at as "lastLeadAt"
    from accounts a
    left join people p on p.id = a.owner_id
    cross join lateral (
      select count(*)::int as leads, count(*) filter (where l.status <> 'closed')::int as open_leads,
             max(l.created_at) as last_lead_at
        from leads l where l.account_id = a.id) c`;

/**
 * One page of accounts, by domain.
 *
 * @param reader narrows to those that this rep looks after; `null` sees all
 */
export async function listAccounts(
  q: Queryable,
  { search, ownerId, unowned, cursor, limit }: z.output<typeof accountQuery>,
  reader: PersonId | null,
): Promise<{ data: AccountView[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, CURSOR);
  const { rows } = await q.query<Row>(
    `${ACCOUNTS}
      where ($1::text is null or a.domain ilike $1 or a.name ilike $1)
        and ($2::uuid is null or a.owner_id = $2)
        and ($3::boolean is not true or a.owner_id is null)
        and ($4::text is null or (a.domain, a.demo) > ($4, $5::boolean))
        and ($6::uuid is null or a.owner_id = $6)
      order by a.domain, a.demo
      limit $7`,
    [
      search ? `%${search.replace(/[\\%_]/g, "\\$&")}%` : null,
      ownerId,
      unowned,
      ...(after ?? [null, null]),
      reader,
      limit + 1,
    ],
  );
  const page = pageFrom(rows, limit, ({ domain, demo }) => [domain, String(demo)]);
  return { data: page.data.map(toView), nextCursor: page.nextCursor };
}

export async function readAccount(q: Queryable, id: Uuid): Promise<AccountView | undefined> {
  const { rows } = await q.query<Row>(`${ACCOUNTS} where a.id = $1`, [id]);
  return rows[0] && toView(rows[0]);
}

export async function readOpenLeadsWith(q: Queryable, id: Uuid): Promise<AccountDetail["openLeadsWith"]> {
  const { rows } = await q.query<AccountDetail["openLeadsWith"][number]>(
    `select case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
            count(*)::int as leads
       from leads l left join people p on p.id = l.owner_id
      where l.account_id = $1 and l.status <> 'closed'
      group by p.id
      order by p.id is null, count(*) desc, p.name`,
    [id],
  );
  return rows;
}

export async function readOwnerChanges(q: Queryable, id: Uuid): Promise<AccountDetail["ownerChanges"]> {
  const { rows } = await q.query<Omit<AccountDetail["ownerChanges"][number], "at"> & { at: Date }>(
    `select case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as owner, o.reason,
            case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as by, o.at
       from account_owners o
       left join people p on p.id = o.owner_id
       left join people b on b.id = o.by_person_id
      where o.account_id = $1
      order by o.at desc, o.id desc`,
    [id],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function readBelongsTo(q: Queryable, id: Uuid): Promise<AccountDetail["belongsTo"]> {
  const { rows } = await q.query<{ region: string; by: { id: PersonId; name: string } | null; at: Date }>(
    `select a.region, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as by,
            a.region_at as at
       from accounts a left join people p on p.id = a.region_by
      where a.id = $1 and a.region is not null`,
    [id],
  );
  return rows[0] ? { ...rows[0], at: rows[0].at.toISOString() } : null;
}

/** Several ways of writing a region are one. */
export async function readLeadsFrom(q: Queryable, id: Uuid): Promise<AccountDetail["leadsFrom"]> {
  const counts = new Map<string, number>();
  for (const place of (await readAllPlaces(q, [id]))[id] ?? []) {
    const region = regionAt(place);
    counts.set(region, (counts.get(region) ?? 0) + place.leads);
  }
  return [...counts].map(([region, leads]) => ({ region, leads }));
}

const toView = ({ createdAt, lastLeadAt, ...row }: Row): AccountView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastLeadAt: lastLeadAt?.toISOString() ?? null,
});
