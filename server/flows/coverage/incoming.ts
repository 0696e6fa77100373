import { intersect, ANY_LEAD, type LeadSet } from "../../../node-catalog/kit/lead-set.ts";
import { dayNumber } from "../../../node-catalog/rules/leads-where.ts";
import { isOf } from "./count-leads.ts";
import { type Count, type CountedWorld, type Incoming, TakerCount } from "./count-takers.ts";
import type { AskedField } from "./kinds.ts";
import { rangeKinds } from "./range-kinds.ts";
import type { Ways } from "./ways.ts";
import type { Week } from "./week.ts";

/** A lead came in on the day on which it comes in: of steps that ask for that day, the week itself knows the answer. */
export function incomingOf(fields: readonly AskedField[], { days }: Week, moments: readonly number[]): Incoming {
  const field = fields.find(({ name }) => name === "createdAt");
  if (!field) return { sets: [ANY_LEAD], at: moments.map(() => 0) };
  const kinds = rangeKinds(field, field.asked);
  const byDay = days.map(({ date }) => kinds.findIndex((kind) => isOf(kind, field, dayNumber(date))));
  const at = moments.map((moment) => byDay[days.findLastIndex(({ from }) => from <= moment)] ?? 0);
  return { sets: kinds.map(({ leads }) => leads), at };
}

/** Follows leads that come in on different days, on each day as the flow treats them then. */
export function countIncoming(leads: LeadSet, waysFor: (leads: LeadSet) => Ways, world: CountedWorld): Count {
  const { sets, at } = world.incoming;
  const counts = new Map(
    [...new Set(at)].flatMap((index) => {
      const some = intersect(leads, sets[index]!);
      return some.length === 0 ? [] : [[index, new TakerCount(waysFor(some), world)] as const];
    }),
  );
  const all = [...counts.values()];
  return {
    comesIn: all.length > 0,
    asksPeople: all.some(({ asksPeople }) => asksPeople),
    everybody: (moment) => counts.get(at[moment]!)?.everybody() ?? new Set(),
    at: (moment) => counts.get(at[moment]!)?.at(moment),
  };
}
