import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { LoadFacts, MemberFacts } from "../../node-catalog/kit/facts.ts";
import { packColumn, packRanges, unpackColumn, unpackRanges } from "./columns.ts";
import type { PackedLoads } from "./packed.ts";

type Loads = Readonly<Record<PersonId, LoadFacts>>;

/** @returns undefined when the decision looked at nobody's load */
export function packLoads(members: readonly MemberFacts[], loads: Loads, now: number): PackedLoads | undefined {
  const places = members.flatMap(({ personId }, place) => (loads[personId] ? [place] : []));
  if (places.length === 0) return undefined;
  const rows = places.map((place) => loads[members[place]!.personId]!);
  return {
    of: packRanges(places),
    open: packColumn(rows.map(({ openLeads }) => openLeads)),
    value: packColumn(rows.map(({ pipelineValue }) => pipelineValue)),
    fresh: packColumn(rows.map(({ uncontacted }) => uncontacted)),
    given: packColumn(rows.map(({ givenAt }) => packTimes(givenAt, now))),
    seen: packColumn(rows.map(({ lastSeenAt }) => (lastSeenAt === null ? null : now - lastSeenAt))),
  };
}

export function unpackLoads(members: readonly MemberFacts[], packed: PackedLoads | undefined, now: number): Loads {
  if (!packed) return {};
  const [open, value, fresh] = [unpackColumn(packed.open), unpackColumn(packed.value), unpackColumn(packed.fresh)];
  const [given, seen] = [unpackColumn(packed.given), unpackColumn(packed.seen)];
  const rows = unpackRanges(packed.of).map((place, row): [PersonId, LoadFacts] => [
    members[place]!.personId,
    {
      openLeads: open[row]!,
      pipelineValue: value[row]!,
      uncontacted: fresh[row]!,
      givenAt: unpackTimes(given[row]!, now),
      lastSeenAt: seen[row] === null ? null : now - seen[row]!,
    },
  ]);
  return Object.fromEntries(rows);
}

/** Ascending moments as the time before `now`, then before each other: a tenth of their digits are left. */
function packTimes(times: readonly number[], now: number): number[] {
  return times.toReversed().map((time, index, newestFirst) => (newestFirst[index - 1] ?? now) - time);
}

function unpackTimes(packed: readonly number[], now: number): number[] {
  let time = now;
  return packed.map((before) => (time -= before)).toReversed();
}
