import { decidingLoad, decidingParts } from "../../node-catalog/assignment/deciding-load.ts";
import type { Judged } from "../../node-catalog/assignment/eligibility.ts";
import { rosterOf } from "../../node-catalog/assignment/roster.ts";
import type { DecisionInputs } from "../../node-catalog/kit/decision-inputs.ts";
import type { LoadFacts } from "../../node-catalog/kit/facts.ts";
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
import type { Numbers, PackedDecision, PackedLoads, Said } from "./packed.ts";

/**
 * @param judged what holds of each member, with its column among those of the receipt
 * @returns undefined when nobody's load mattered
 */
export function packLoads(
  { team, people, params, loads, now }: DecisionInputs,
  judged: readonly Judged[],
  said: Column<Said>,
): PackedLoads | undefined {
  const roster = rosterOf(team.members, people);
  const parts = decidingParts(params);
  const isRead: boolean[] = [];
  const [open, value, fresh, seen]: [number[], number[], number[], (number | null)[]] = [[], [], [], []];
  const size: number[] = [];
  const given: LoadFacts["givenAt"][] = [];
  for (let place = 0; place < judged.length; place++) {
    const load = loads[place];
    const deciding = load ? decidingLoad(roster.people[place], load, judged[place]!, parts, now) : null;
    isRead.push(deciding !== null);
    if (!deciding) continue;
    const { openLeads, pipelineValue, companySize, uncontacted, givenAt, lastSeenAt } = deciding;
    open.push(openLeads);
    if (parts.value) value.push(pipelineValue);
    if (parts.size) size.push(companySize);
    fresh.push(uncontacted);
    given.push(givenAt);
    seen.push(lastSeenAt === null ? null : now - lastSeenAt);
  }
  if (open.length === 0) return undefined;
  const [packedOpen, packedFresh] = [packNumbers(open), packNumbers(fresh)];
  return {
    of: packAlong(said, isRead, null) ?? packColumn(isRead, itself),
    open: packedOpen,
    value: parts.value ? packColumn(value, itself) : { of: [0] },
    ...(parts.size && { size: packColumn(size, itself) }),
    ...(packedFresh !== packedOpen && { fresh: packedFresh }),
    given: packColumn(
      given,
      (moments) => packTimes(moments ?? [], now),
      (moments) => (moments === null || moments.length === 0 ? "" : moments),
    ),
    seen: packNumbers(seen),
  };
}

/** @param length how many members there are */
export function unpackLoads(
  length: number,
  { loads: packed, said, now }: Pick<PackedDecision, "loads" | "said" | "now">,
): DecisionInputs["loads"] {
  if (!packed) return [];
  const { of } = packed;
  const isRead = isAlong(of) ? unpackAlong(of, said, length, null) : unpackColumn(of, length);
  const [open, seen] = [unpackNumbers(packed.open), unpackNumbers(packed.seen)];
  const fresh = packed.fresh === undefined ? open : unpackNumbers(packed.fresh);
  const rows = isRead.filter(Boolean).length;
  const value = unpackColumn(packed.value, rows);
  const size = packed.size && unpackColumn(packed.size, rows);
  const given = unpackColumn(packed.given, rows);
  let row = -1;
  return isRead.map((is) => {
    if (!is) return null;
    row++;
    const since = seen[row] ?? null;
    return {
      openLeads: open[row]!,
      pipelineValue: value[row]!,
      companySize: size?.[row] ?? 0,
      uncontacted: fresh[row]!,
      givenAt: unpackTimes(given[row]!, now),
      lastSeenAt: since === null ? null : now - since,
    };
  });
}

const itself = <Value>(value: Value): Value => value;

/** Ascending moments as the time before `now`, then before each other: half of their digits are left. */
function packTimes(times: readonly number[], now: number): Numbers {
  if (times.length === 0) return "";
  const newest = times.at(-1)!;
  // All at one moment, as where only their number counts: hundreds for each of two hundred people.
  if (times.length > 2 && times[0] === newest) {
    return `${packNumbers([now - newest])} ${packNumbers([0])}*${(times.length - 1).toString(36)}`;
  }
  return packNumbers(times.toReversed().map((time, index, newestFirst) => (newestFirst[index - 1] ?? now) - time));
}

function unpackTimes(packed: Numbers, now: number): number[] {
  let time = now;
  return unpackNumbers(packed)
    .map((before) => (time -= before!))
    .toReversed();
}
