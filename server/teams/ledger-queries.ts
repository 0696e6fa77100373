import { z } from "zod";
import type { Queryable } from "../../engine/database.ts";
import { ONE_LEAD } from "../../node-catalog/assignment/ledger.ts";
import { type TeamId, uuid } from "../../node-catalog/kit/domain.ts";
import { cursorTime, decodeCursor, pageFrom } from "../http/cursor.ts";
import { toTurns } from "../receipts/say-turns.ts";
import { readMissed } from "./catch-up-queries.ts";
import type { LedgerEntryView, LedgerMemberView, LedgerView, ledgerQuery } from "./ledger-contract.ts";
import { sayBalance, sayEntry } from "./say-ledger.ts";
import { readTeam } from "./teams-queries.ts";

type Filters = z.output<typeof ledgerQuery>;
const CURSOR = z.tuple([cursorTime, uuid]);

/**
 * A team's turn balance: everybody in it and what they are owed, and one page of what changed it, newest first.
 *
 * @throws AppError `team-not-found`
 */
export async function readLedger(q: Queryable, teamId: TeamId, filters: Filters): Promise<LedgerView> {
  const team = await readTeam(q, teamId);
  const missed = await readMissed(q, teamId);
  const shares = team.members.reduce((sum, { weight }) => sum + weight, 0);
  const leads = team.members.reduce((sum, { got }) => sum + got, 0);
  const members = team.members.map((member): LedgerMemberView => {
    const owed = Math.round(member.turnsOwed * ONE_LEAD);
    const toCatchUp = missed[member.repId]?.owed ?? 0;
    return {
      ...member,
      turnsOwed: toTurns(owed),
      ofTotal: shares,
      gotOfTotal: leads,
      toCatchUp: toTurns(toCatchUp),
      sentence: sayBalance(owed, toCatchUp),
    };
  });
  return {
    teamId,
    name: team.name,
    members: members.toSorted((a, b) => b.turnsOwed - a.turnsOwed),
    ...(await readEntries(q, teamId, filters)),
  };
}

interface Row extends Omit<LedgerEntryView, "turns" | "sentence" | "at"> {
  readonly amount: number;
  readonly about: string | null;
  readonly at: Date;
  readonly place: string;
}

/** As text, not as a value: only then does the planner see that the index of changes has all of them. */
const SHOWN = { all: "", changes: "and e.reason <> 'picked'" } as const;

async function readEntries(q: Queryable, teamId: TeamId, { repId, show, cursor, limit }: Filters) {
  const { rows } = await q.query<Row>(
    `select e.id, e.person_id as "repId", coalesce(p.name, '') as name, e.amount::double precision as amount, e.reason,
            about.name as about, e.note,
            case when by.id is not null then jsonb_build_object('id', by.id, 'name', by.name) end as by,
            case when l.id is not null then jsonb_build_object('id', l.id, 'name', l.name) end as lead,
            e.assignment_id as "assignmentId", e.at, e.at::text as place
       from ledger_entries e
       left join people p on p.id = e.person_id
       left join people about on about.id = e.about_person_id
       left join people by on by.id = e.by_person_id
       left join assignments a on a.id = e.assignment_id
       left join leads l on l.id = a.lead_id
      where e.team_id = $1
        and ($2::uuid is null or e.person_id = $2)
        ${SHOWN[show]}
        and ($3::timestamptz is null or (e.at, e.id) < ($3, $4::uuid))
      order by e.at desc, e.id desc
      limit $5`,
    [teamId, repId ?? null, ...(decodeCursor(cursor, CURSOR) ?? [null, null]), limit + 1],
  );
  const { data, nextCursor } = pageFrom(rows, limit, ({ place, id }) => [place, id]);
  return { data: data.map(toView), nextCursor };
}

const toView = ({ amount, about, at, ...row }: Row): LedgerEntryView => ({
  ...row,
  turns: toTurns(amount),
  sentence: sayEntry(row.reason, about),
  at: at.toISOString(),
});
