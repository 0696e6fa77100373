import type { Decision, DecisionMember } from "../../node-catalog/kit/because.ts";
import type { DecisionInputs, Exclusion, LeadTraits } from "../../node-catalog/kit/decision-inputs.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { type Column, packColumn, unpackColumn } from "./columns.ts";
import { packLoads, unpackLoads } from "./pack-loads.ts";
import type { DecidedBy, PackedDecision, Said, Units } from "./packed.ts";
import type { TeamSnapshot } from "./team-snapshot.ts";

/** The parts of a receipt, each stored where it is written least often. */
export interface ReceiptParts {
  readonly packed: PackedDecision;
  readonly by: DecidedBy;
  readonly team: TeamSnapshot;
  readonly lead: LeadTraits;
}

/** Everything of a decision that neither its team's snapshot nor its params hold. */
export function packDecision({ inputs, members, chosen, notes }: Decision): PackedDecision {
  const { team, now, seed, credits, lastPickedAt, calendars } = inputs;
  const ids = team.members.map(({ personId }) => personId);
  const excluded = packExcluded(inputs.excluded, ids);
  const loads = packLoads(team.members, inputs.loads, now);
  return {
    seed,
    now,
    chosen: chosen === null ? null : ids.indexOf(chosen),
    credit: packColumn(ids.map((id) => (credits[id] === undefined ? null : toUnits(String(credits[id]))))),
    idle: packColumn(ids.map((id) => (lastPickedAt[id] === undefined ? null : now - lastPickedAt[id]))),
    gained: packColumn(members.map(({ gained }) => toUnits(gained))),
    ...(chosen !== null && { paid: toUnits(paidBy(members.find(({ personId }) => personId === chosen)!)) }),
    said: packColumn(members.map(saidOf)),
    ...(members.some(({ until }) => until !== undefined) && { until: packUntil(members, now) }),
    ...(members.some(({ load }) => load !== undefined) && { load: packColumn(members.map(({ load = null }) => load)) }),
    ...(excluded.length > 0 && { excluded }),
    ...(loads && { loads }),
    ...(Object.keys(calendars).length > 0 && { calendars }),
    ...(notes && { notes }),
  };
}

/** The decision again, byte for byte as canonical JSON. */
export function unpackDecision({ packed, by, team, lead }: ReceiptParts): Decision {
  const { seed, now, notes } = packed;
  const { people, ...deciding } = team;
  const ids = team.members.map(({ personId }) => personId);
  const chosen = packed.chosen === null ? null : ids[packed.chosen]!;
  const inputs: DecisionInputs = {
    ...by,
    team: deciding,
    people,
    credits: entries(ids, packed.credit, (units) => BigInt(units)),
    lastPickedAt: entries(ids, packed.idle, (idle) => now - idle),
    loads: unpackLoads(team.members, packed.loads, now),
    calendars: packed.calendars ?? {},
    lead,
    excluded: (packed.excluded ?? []).map(([reason, who]) =>
      exclusion(reason, typeof who === "number" ? ids[who]! : who),
    ),
    now,
    seed,
  };
  const members = unpackMembers(packed, inputs, chosen);
  return { strategy: by.strategy, teamId: team.id, chosen, seed, members, ...(notes && { notes }), inputs };
}

function unpackMembers(packed: PackedDecision, inputs: DecisionInputs, chosen: PersonId | null): DecisionMember[] {
  const gained = unpackColumn(packed.gained).map((units) => BigInt(units));
  const said = unpackColumn(packed.said);
  const until = packed.until && unpackColumn(packed.until);
  const load = packed.load && unpackColumn(packed.load);
  const paid = BigInt(packed.paid ?? 0);
  return inputs.team.members.map(({ personId, weight }, place) => {
    const before = inputs.credits[personId] ?? 0n;
    const end = until?.[place];
    const measured = load?.[place];
    return {
      personId,
      eligible: said[place]!.reason === "eligible",
      ...said[place]!,
      ...(end !== undefined && end !== null && { until: end === "unknown" ? null : inputs.now + end }),
      ...(measured !== undefined && measured !== null && { load: measured }),
      weight,
      creditBefore: String(before),
      gained: String(gained[place]),
      creditAfter: String(before + gained[place]! - (personId === chosen ? paid : 0n)),
    };
  });
}

const paidBy = ({ creditBefore, gained, creditAfter }: DecisionMember): string =>
  String(BigInt(creditBefore) + BigInt(gained) - BigInt(creditAfter));

const saidOf = ({ reason, values, staleSince }: DecisionMember): Said => ({
  reason,
  ...(values && { values }),
  ...(staleSince !== undefined && { staleSince }),
});

function packUntil(members: readonly DecisionMember[], now: number): PackedDecision["until"] {
  const ends = members.map(({ until }) => (until === undefined ? null : until === null ? "unknown" : until - now));
  return packColumn<number | null | "unknown">(ends);
}

const packExcluded = (excluded: readonly Exclusion[], ids: readonly PersonId[]) =>
  excluded.map(({ personId, reason }): [string, string | number] => {
    const place = ids.indexOf(personId);
    return [reason, place === -1 ? personId : place];
  });

const exclusion = (reason: string, personId: PersonId) => ({ personId, reason }) as Exclusion;

function toUnits(digits: string): Units {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
}

function entries<Packed, Value>(
  ids: readonly PersonId[],
  column: Column<Packed | null>,
  unpack: (packed: Packed) => Value,
): Record<PersonId, Value> {
  const values = unpackColumn(column);
  return Object.fromEntries(
    ids.flatMap((id, place) => {
      const value = values[place];
      return value === null || value === undefined ? [] : [[id, unpack(value)]];
    }),
  );
}
