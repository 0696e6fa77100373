import type { Queryable, Tx } from "../../engine/database.ts";
import type { SubjectFacts, TeamFacts, WorkspaceFacts } from "../../node-catalog/kit/facts.ts";
import type { AssignmentFacts, MemberFacts, PersonFacts, TaskFacts } from "../../node-catalog/kit/facts.ts";
import type { Lead, LeadStatus, PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import type { StampedBalance } from "./kept-balances.ts";

const query = (db: Queryable) => db as Tx;

/** Turns in the order of the members. */
export interface LedgerRow extends StampedBalance {
  readonly teamId: string;
  readonly factsVersion: bigint;
  /** The newest version whose static facts are stored for receipts. */
  readonly keptVersion: bigint;
}

const LEDGER = `team_id as "teamId", facts_version as "factsVersion", kept_version as "keptVersion", stamp`;
/** As JSON, which is parsed natively. */
const CREDITS = "to_json(credits)";
const MOMENTS = "to_json(last_picked_at)";
const unlessKnown = (column: string): string => `case when stamp <> all ($2::uuid[]) then ${column} end`;

export async function readLedgers(db: Queryable, teamIds: readonly string[]): Promise<LedgerRow[]> {
  const { rows } = await query(db).query<LedgerRow>({
    name: "read-ledgers",
    text: `select ${LEDGER}, ${CREDITS} as credits, ${MOMENTS} as "lastPickedAt"
           from team_ledgers where team_id = any ($1::uuid[])`,
    values: [teamIds],
  });
  return rows;
}

/**
 * One ordered statement of its own: a join with the lock would read the snapshot from before the wait for it.
 *
 * @param known balances by stamp, which are not read again
 */
export async function lockLedgers(
  tx: Tx,
  teamIds: readonly string[],
  known: ReadonlyMap<Uuid, StampedBalance> = new Map(),
): Promise<LedgerRow[]> {
  const { rows } = await tx.query<Omit<LedgerRow, keyof StampedBalance> & { stamp: Uuid } & Partial<StampedBalance>>({
    name: "lock-ledgers",
    text: `select ${LEDGER}, ${unlessKnown(CREDITS)} as credits, ${unlessKnown(MOMENTS)} as "lastPickedAt"
           from team_ledgers where team_id = any ($1::uuid[]) order by team_id for no key update`,
    values: [teamIds, [...known.keys()]],
  });
  return rows.map((row) => ({ ...row, ...known.get(row.stamp) }) as LedgerRow);
}

export interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly leaderId: string | null;
  readonly factsVersion: bigint;
  /** In the order of the balances. */
  readonly members: readonly MemberFacts[];
  /** Those of them who are in other teams, too. */
  readonly spanning: readonly PersonId[];
  readonly absencePolicy: TeamFacts["absencePolicy"];
  readonly limitsPolicy: TeamFacts["limitsPolicy"];
}

export async function readTeams(db: Queryable, teamIds: readonly string[]): Promise<TeamRow[]> {
  const { rows } = await query(db).query<TeamRow>({
    name: "read-teams",
    text: `select t.id, t.name, t.leader_id as "leaderId", l.facts_version as "factsVersion",
             t.absence_policy as "absencePolicy", t.limits_policy as "limitsPolicy",
             coalesce((select json_agg(json_build_object('personId', m.person_id, 'weight', m.weight) order by place)
                       from unnest(l.person_ids) with ordinality as listed (person_id, place)
                       join team_members m on m.team_id = t.id and m.person_id = listed.person_id), '[]') as members,
             array(select m.person_id from team_members m
                   where m.team_id = t.id
                     and exists (select from team_members o where o.person_id = m.person_id and o.team_id <> t.id)) as spanning
           from teams t join team_ledgers l on l.team_id = t.id
           where t.id = any ($1::uuid[]) and t.archived_at is null`,
    values: [teamIds],
  });
  return rows;
}

/** Those of these teams that another team has taken in, with the one that goes on for them. */
export async function readMergedTeams(
  db: Queryable,
  teamIds: readonly string[],
): Promise<{ readonly id: string; readonly into: string }[]> {
  const { rows } = await query(db).query<{ id: string; into: string }>({
    name: "read-merged-teams",
    text: `select id, surviving_team(id) as into from teams where id = any ($1::uuid[]) and merged_into is not null`,
    values: [teamIds],
  });
  return rows;
}

export async function readPeople(db: Queryable, personIds: readonly string[]): Promise<PersonFacts[]> {
  const { rows } = await query(db).query<Omit<PersonFacts, keyof Times> & Times>({
    name: "read-people",
    text: `select id, name, languages, time_zone as "timeZone", active, away_until as "awayUntil",
             open_intervals as "openIntervals", language_levels as "languageLevels", off_intervals as "offIntervals",
             regions, products, industries, skills, seniority, track_record as "trackRecord", limits, capacity,
             backup_id as "backupId", facts_checked_at as "factsCheckedAt", busy_intervals as "busyIntervals",
             busy_as_read as "busyAsRead"
           from people where id = any ($1::uuid[])`,
    values: [personIds],
  });
  return rows.map((row) => ({
    ...row,
    awayUntil: row.awayUntil?.getTime() ?? null,
    factsCheckedAt: row.factsCheckedAt.getTime(),
  }));
}

/** As the driver gives them. */
interface Times {
  readonly awayUntil: Date | null;
  readonly factsCheckedAt: Date;
}

/** In the order of their ids. */
export async function readTeamsOf(db: Queryable, personId: PersonId): Promise<string[]> {
  const { rows } = await query(db).query<{ id: string }>(
    "select team_id as id from team_members where person_id = $1 order by team_id",
    [personId],
  );
  return rows.map(({ id }) => id);
}

export async function readWorkspace(db: Queryable): Promise<WorkspaceFacts> {
  const { rows } = await query(db).query<WorkspaceFacts>({
    name: "read-workspace-facts",
    text: `select company, time_zone as "timeZone", currency, hours, pace,
             (select coalesce(json_agg(json_build_object('name', name, 'label', label, 'type', type) order by name), '[]')
              from custom_fields) as fields,
             json_build_object(
               'admin', (select coalesce(json_agg(id order by id), '[]') from people where active and 'admin' = any (roles)),
               'manager', (select coalesce(json_agg(id order by id), '[]') from people where active and 'manager' = any (roles))
             ) as roles
           from workspace`,
  });
  return rows[0]!;
}

/** Locks the leads that are free, in the order of their ids; those that somebody else has locked are left out. */
export async function lockFreeLeads(tx: Tx, leadIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: "lock-free-leads",
    text: "select id from leads where id = any ($1::uuid[]) order by id for no key update skip locked",
    values: [leadIds],
  });
  return rows.map(({ id }) => id);
}

const LEAD = `l.id, l.source_id as "sourceId", l.name, l.email, l.phone, l.language, l.country, l.company,
  l.company_size as "companySize", l.product, l.value, l.message, l.fields,
  (extract(epoch from l.created_at) * 1000)::double precision as "createdAt"`;

type SubjectRow = Lead & {
  status: LeadStatus;
  waitingList: string | null;
  assignments: AssignmentFacts[];
  tasks: TaskFacts[];
  accountId: Uuid | null;
  formerOwnerId: PersonId | null;
  isTried: boolean;
  isTest: boolean;
};

export async function readSubjects(
  db: Queryable,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, SubjectFacts>> {
  const { rows } = await query(db).query<SubjectRow>({
    name: "read-subjects",
    // The former owner's conditions stand in the aggregate's filter: in "where", a plan made while few leads had owners goes
    // through all that have one by now (measured: a third of the speed).
    text: `select ${LEAD}, l.status, l.waiting_list_id as "waitingList", l.account_id as "accountId",
        l.tried_at is not null as "isTried", l.test as "isTest",
        (select (array_agg(f.owner_id order by f.created_at desc)
                 filter (where f.owner_id is not null and f.id <> l.id and f.created_at <= l.created_at
                   and f.demo = l.demo and not f.test))[1]
         from leads f where f.contact_id = l.contact_id) as "formerOwnerId",
        coalesce((select json_agg(json_build_object('id', a.id, 'personId', a.person_id, 'teamId', a.team_id,
            'runId', a.run_id, 'isByHand', a.node_id is null, 'state', a.state, 'at', (extract(epoch from a.at) * 1000)::bigint) order by a.at, a.run_id, a.visit, a.id)
          from assignments a where a.lead_id = l.id), '[]') as assignments,
        coalesce((select json_agg(json_build_object('id', t.id, 'personId', t.person_id, 'title', t.title,
            'dueAt', (extract(epoch from t.due_at) * 1000)::bigint, 'state', t.state) order by t.created_at, t.id)
          from tasks t where t.lead_id = l.id), '[]') as tasks
      from leads l where l.id = any ($1::uuid[])`,
    values: [leadIds],
  });
  return new Map(
    rows.map(({ status, waitingList, assignments, tasks, accountId, formerOwnerId, isTried, isTest, ...lead }) => {
      // Sorted out here: asked in SQL, the planner would read every open task there is by the index on deadlines.
      const openTasks = tasks.filter(({ state }) => state === "open");
      return [
        lead.id,
        { lead, status, waitingList, assignments, openTasks, accountId, formerOwnerId, isTried, isTest },
      ];
    }),
  );
}
