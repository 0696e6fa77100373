import { columnsOf } from "../../node-catalog/assignment/decision-columns.ts";
import type { Judged } from "../../node-catalog/assignment/eligibility.ts";
import { rosterOf } from "../../node-catalog/assignment/roster.ts";
import type { Decision, DecisionMember } from "../../node-catalog/kit/because.ts";
import type { DecisionInputs, Exclusion, LeadTraits } from "../../node-catalog/kit/decision-inputs.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import {
  type Column,
  isAlong,
  packAlong,
  packColumn,
  packNumbers,
  unpackAlong,
  unpackColumn,
  unpackNumbers,
} from "./columns.ts";
import { packLoads, unpackLoads } from "./pack-loads.ts";
import type { DecidedBy, PackedDecision, Said } from "./packed.ts";
import type { TeamSnapshot } from "./team-snapshot.ts";

/** The parts of a receipt, each stored where it is written least often. */
export interface ReceiptParts {
  readonly packed: PackedDecision;
  readonly by: DecidedBy;
  readonly team: TeamSnapshot;
  readonly lead: LeadTraits;
}

/** Everything of a decision that neither its team's snapshot nor its params hold; nothing of people who are no members. */
export function packDecision(decision: Decision): PackedDecision {
  const { inputs, chosen, notes } = decision;
  const { team, now, seed, calendars } = inputs;
  const { ids } = rosterOf(team.members, inputs.people);
  const { judged, gained, paid, loads: compared, staleSince, uncheckedSince } = columnsOf(decision);
  const winner = chosen === null ? null : ids.indexOf(chosen);
  const excluded = packExcluded(inputs.excluded, ids);
  const said = packColumn(
    judged,
    (one, place) => saidOf(one, staleSince[place]),
    (one, place) => keyOfSaid(one, staleSince[place]),
  );
  const loads = packLoads(inputs, judged, said);
  const { credit, idle, until } = packTimesAndCredits(inputs, judged);
  return {
    seed,
    now,
    chosen: winner,
    credit,
    idle,
    gained: packAlong(said, gained, winner) ?? packColumn(gained, itself),
    ...(winner !== null && { paid }),
    said,
    ...(until && { until }),
    ...(compared.length > 0 && { load: packColumn(judged, (_, place) => compared[place] ?? null) }),
    ...packUnchecked(said, uncheckedSince),
    ...(excluded.length > 0 && { excluded }),
    ...(loads && { loads }),
    ...(Object.keys(calendars).length > 0 && { calendars }),
    ...(notes && { notes }),
    ...(inputs.fromOutside && { asked: { members: team.members, people: inputs.people } }),
  };
}

function packUnchecked(
  said: Column<Said>,
  since: readonly (number | undefined)[],
): Pick<PackedDecision, "unchecked"> | undefined {
  const isOld = since.map((at) => at !== undefined);
  return isOld.includes(true) ? { unchecked: packAlong(said, isOld, null) ?? packColumn(isOld, itself) } : undefined;
}

function packTimesAndCredits({ now, credits, lastPickedAt }: DecisionInputs, judged: readonly Judged[]) {
  const credit: number[] = [];
  const idle: (number | null)[] = [];
  const ends: (number | null)[] = [];
  for (let place = 0; place < judged.length; place++) {
    const last = lastPickedAt[place] ?? null;
    credit.push(credits[place] ?? 0);
    idle.push(last === null ? null : now - last);
    const { until } = judged[place]!;
    if (until !== undefined) ends.push(until === null ? null : until - now);
  }
  return {
    credit: packNumbers(credit),
    idle: packNumbers(idle),
    until: ends.length > 0 ? packNumbers(ends) : undefined,
  };
}

/** The decision again, byte for byte as canonical JSON. */
export function unpackDecision({ packed, by, team, lead }: ReceiptParts): Decision {
  const { seed, now, notes, asked } = packed;
  const { people, ...deciding } = { ...team, ...asked };
  const fromOutside = asked && ({ fromOutside: true } as const);
  const ids = deciding.members.map(({ personId }) => personId);
  const chosen = packed.chosen === null ? null : ids[packed.chosen]!;
  const inputs: DecisionInputs = {
    ...by,
    team: deciding,
    people,
    credits: unpackNumbers(packed.credit).map((credit) => credit ?? 0),
    lastPickedAt: unpackNumbers(packed.idle).map((idle) => (idle === null ? null : now - idle)),
    loads: unpackLoads(ids.length, packed),
    calendars: packed.calendars ?? {},
    lead,
    ...fromOutside,
    excluded: (packed.excluded ?? []).map(([reason, who]) =>
      exclusion(reason, typeof who === "number" ? ids[who]! : who),
    ),
    now,
    seed,
  };
  const members = unpackMembers(packed, inputs, chosen);
  return {
    strategy: by.strategy,
    teamId: team.id,
    chosen,
    seed,
    members,
    ...fromOutside,
    ...(notes && { notes }),
    inputs,
  };
}

function unpackMembers(packed: PackedDecision, inputs: DecisionInputs, chosen: PersonId | null): DecisionMember[] {
  const { members } = inputs.team;
  const { gained: gains } = packed;
  const gained = isAlong(gains)
    ? unpackAlong(gains, packed.said, members.length, packed.chosen)
    : unpackColumn(gains, members.length);
  const said = unpackColumn(packed.said, members.length);
  const load = packed.load && unpackColumn(packed.load, members.length);
  const since = unpackUnchecked(packed, inputs);
  const until = unpackNumbers(packed.until ?? "").values();
  return members.map(({ personId, weight }, place) => {
    const { ends, ...words } = said[place]!;
    const before = inputs.credits[place] ?? 0;
    const gain = Number(gained[place]);
    const end = ends && until.next().value;
    const measured = load?.[place] ?? null;
    const uncheckedSince = since?.[place];
    return {
      personId,
      eligible: words.reason === "eligible",
      ...words,
      ...(ends && { until: typeof end === "number" ? inputs.now + end : null }),
      ...(uncheckedSince !== undefined && { uncheckedSince }),
      ...(measured !== null && { load: measured }),
      weight,
      creditBefore: before,
      gained: gain,
      creditAfter: before + gain - (personId === chosen ? Number(packed.paid ?? 0) : 0),
    };
  });
}

function unpackUnchecked({ unchecked, said }: PackedDecision, { team, people }: DecisionInputs) {
  if (!unchecked) return undefined;
  const { checkedAt } = rosterOf(team.members, people);
  const isOld = isAlong(unchecked)
    ? unpackAlong(unchecked, said, checkedAt.length, null)
    : unpackColumn(unchecked, checkedAt.length);
  return isOld.map((is, place) => (is ? checkedAt[place] : undefined));
}

const itself = <Value>(value: Value): Value => value;

function saidOf({ reason, values, until }: Judged, staleSince: number | undefined): Said {
  if (values === undefined && staleSince === undefined)
    return until === undefined ? { reason } : { reason, ends: true };
  return {
    reason,
    ...(values && { values }),
    ...(staleSince !== undefined && { staleSince }),
    ...(until !== undefined && { ends: true }),
  };
}

/** Most say nothing but a reason; only the others are worth a text of their own. */
function keyOfSaid({ reason, values, until }: Judged, staleSince: number | undefined): string {
  const ends = until !== undefined;
  if (staleSince !== undefined) return `${keyOf(reason, ends, values)} ${staleSince}`;
  return values === undefined && !ends ? reason : keyOf(reason, ends, values);
}

/** Obstacles that last are the same objects from lead to lead. */
const keys = new WeakMap<object, { readonly reason: string; readonly ends: boolean; readonly key: string }>();

function keyOf(reason: string, ends: boolean, values: Judged["values"]): string {
  if (!values) return ends ? `${reason} until` : reason;
  const kept = keys.get(values);
  if (kept?.reason === reason && kept.ends === ends) return kept.key;
  const key = `${reason}${ends ? " until" : ""} ${JSON.stringify(values)}`;
  keys.set(values, { reason, ends, key });
  return key;
}

const packExcluded = (excluded: readonly Exclusion[], ids: readonly PersonId[]) =>
  excluded.map(({ personId, reason }): [string, string | number] => {
    const place = ids.indexOf(personId);
    return [reason, place === -1 ? personId : place];
  });

const exclusion = (reason: string, personId: PersonId) => ({ personId, reason }) as Exclusion;
