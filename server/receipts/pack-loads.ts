import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { LoadFacts, MemberFacts } from "../../node-catalog/kit/facts.ts";
import { packColumn, packNumbers, unpackColumn, unpackNumbers } from "./columns.ts";
import type { Numbers, PackedLoads } from "./packed.ts";

type Loads = Readonly<Record<PersonId, LoadFacts>>;

/** @returns undefined when the decision looked at nobody's load */
export function packLoads(members: readonly MemberFacts[], loads: Loads, now: number): PackedLoads | undefined {
  const rows = members.flatMap(({ personId }) => loads[personId] ?? []);
  if (rows.length === 0) return undefined;
  return {
    of: packColumn(members.map(({ personId }) => loads[personId] !== undefined)),
    open: packNumbers(rows.map(({ openLeads }) => openLeads)),
    value: packColumn(rows.map(({ pipelineValue }) => pipelineValue)),
    fresh: packNumbers(rows.map(({ uncontacted }) => uncontacted)),
    given: packColumn(rows.map(({ givenAt }) => packTimes(givenAt, now))),
    seen: packNumbers(rows.map(({ lastSeenAt }) => (lastSeenAt === null ? null : now - lastSeenAt))),
  };
}

export function unpackLoads(members: readonly MemberFacts[], packed: PackedLoads | undefined, now: number): Loads {
  if (!packed) return {};
  const isRead = unpackColumn(packed.of, members.length);
  const people = members.filter((_, place) => isRead[place]);
  const [open, fresh, seen] = [unpackNumbers(packed.open), unpackNumbers(packed.fresh), unpackNumbers(packed.seen)];
  const value = unpackColumn(packed.value, people.length);
  const given = unpackColumn(packed.given, people.length);
  const rows = people.map(({ personId }, row): [PersonId, LoadFacts] => {
    const since = seen[row] ?? null;
    return [
      personId,
      {
        openLeads: Number(open[row]),
        pipelineValue: value[row]!,
        uncontacted: Number(fresh[row]),
        givenAt: unpackTimes(given[row]!, now),
        lastSeenAt: since === null ? null : now - Number(since),
      },
    ];
  });
  return Object.fromEntries(rows);
}

/** Ascending moments as the time before `now`, then before each other: half of their digits are left. */
function packTimes(times: readonly number[], now: number): Numbers {
  return packNumbers(times.toReversed().map((time, index, newestFirst) => (newestFirst[index - 1] ?? now) - time));
}

function unpackTimes(packed: Numbers, now: number): number[] {
  let time = now;
  return unpackNumbers(packed)
    .map((before) => (time -= Number(before)))
    .toReversed();
}
