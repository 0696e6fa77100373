import type { Queryable } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { Limit } from "../../node-catalog/kit/facts.ts";
import type { LimitsView } from "./contract.ts";
import { personNotFound } from "./person-not-found.ts";

/** What the field proposes as more than one person can look after well. */
const SUGGESTED: LimitsView["suggested"] = [{ what: "month", most: 150, window: "calendar" }];

interface Row {
  readonly limits: readonly Limit[];
  readonly capacity: number;
  readonly open: number;
  readonly moving: Counts;
  readonly calendar: Counts;
}

type Counts = Readonly<Record<"hour" | "day" | "month", number>>;

/** Somebody's limits, each with how much of it is used now: counted as for deciding who can take a lead. */
export async function readLimits(q: Queryable, id: PersonId): Promise<LimitsView> {
  const { rows } = await q.query<Row>(
    `select p.limits, p.capacity,
            count(*) filter (where a.state in ('offered', 'owned') and l.status <> 'closed')::int as open,
            json_build_object('hour', count(*) filter (where a.at > t.now - interval '1 hour'),
                              'day', count(*) filter (where a.at > t.now - interval '24 hours'),
                              'month', count(*) filter (where a.at > t.now - interval '720 hours')) as moving,
            json_build_object('hour', count(*) filter (where a.at >= date_trunc('hour', t.there) at time zone t.zone),
                              'day', count(*) filter (where a.at >= date_trunc('day', t.there) at time zone t.zone),
                              'month', count(*) filter (where a.at >= date_trunc('month', t.there) at time zone t.zone)
                             ) as calendar
       from people p
       cross join lateral (
         select baton_now() as now, baton_now() at time zone p.time_zone as there, p.time_zone as zone
       ) t
       left join assignments a
         on a.person_id = p.id and (a.state in ('offered', 'owned') or a.at > t.now - interval '32 days')
       left join leads l on l.id = a.lead_id
      where p.id = $1
      group by p.id`,
    [id],
  );
  if (!rows[0]) throw personNotFound();
  const { limits, capacity, open, ...counts } = rows[0];
  const used = ({ what, window }: Limit) => (what === "open" ? open : counts[window][what]);
  return { limits: limits.map((limit) => ({ ...limit, used: used(limit) })), capacity, suggested: SUGGESTED };
}
