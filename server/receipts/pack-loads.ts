import { decidingLoad } from "../../node-catalog/assignment/deciding-load.ts";
import { rosterOf } from "../../node-catalog/assignment/roster.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { DecisionInputs } from "../../node-catalog/kit/decision-inputs.ts";
import type { LoadFacts, MemberFacts } from "../../node-catalog/kit/facts.ts";
import { packColumn, packNumbers, unpackColumn, unpackNumbers } from "./columns.ts";
import type { Numbers, PackedLoads } from "./packed.ts";

type Loads = DecisionInputs["loads"];

/** @returns undefined when nobody's load mattered */
export function packLoads({ members, inputs }: Pick<Decision, "members" | "inputs">): PackedLoads | undefined {
  const { team, people, params, now } = inputs;
  const roster = rosterOf(team.members, people);
  const rows: LoadFacts[] = [];
  const isRead = members.map((member, place) => {
    const load = inputs.loads[place];
    const deciding = load ? decidingLoad(() => roster.people[place], load, member, params) : null;
    if (deciding) rows.push(deciding);
    return deciding !== null;
  });
  if (rows.length === 0) return undefined;
  return {
    of: packColumn(isRead, itself),
    open: packNumbers(rows.map(({ openLeads }) => openLeads)),
    value: packColumn(rows, ({ pipelineValue }) => pipelineValue),
    fresh: packNumbers(rows.map(({ uncontacted }) => uncontacted)),
    given: packColumn(
      rows,
      ({ givenAt }) => packTimes(givenAt, now),
      ({ givenAt }) => (givenAt.length === 0 ? "" : givenAt),
    ),
    seen: packNumbers(rows.map(({ lastSeenAt }) => (lastSeenAt === null ? null : now - lastSeenAt))),
  };
}

export function unpackLoads(members: readonly MemberFacts[], packed: PackedLoads | undefined, now: number): Loads {
  if (!packed) return [];
  const isRead = unpackColumn(packed.of, members.length);
  const [open, fresh, seen] = [unpackNumbers(packed.open), unpackNumbers(packed.fresh), unpackNumbers(packed.seen)];
  const rows = isRead.filter(Boolean).length;
  const value = unpackColumn(packed.value, rows);
  const given = unpackColumn(packed.given, rows);
  let row = -1;
  return isRead.map((is) => {
    if (!is) return null;
    row++;
    const since = seen[row] ?? null;
    return {
      openLeads: open[row]!,
      pipelineValue: value[row]!,
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
  return packNumbers(times.toReversed().map((time, index, newestFirst) => (newestFirst[index - 1] ?? now) - time));
}

function unpackTimes(packed: Numbers, now: number): number[] {
  let time = now;
  return unpackNumbers(packed)
    .map((before) => (time -= before!))
    .toReversed();
}
