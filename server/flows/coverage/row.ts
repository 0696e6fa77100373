import type { PersonId } from "../../../node-catalog/kit/domain.ts";
import { type Interval, MINUTE } from "../../../node-catalog/kit/time.ts";
import { personIn } from "../../../node-catalog/kit/view-facts.ts";
import type { CoverageHole, CoverageRow } from "./contract.ts";
import type { AtMoment, Count, CountedWorld } from "./count-takers.ts";
import type { Kind } from "./kind.ts";
import { clock, list, sayDays, sayHole, type SameTime, sayStops } from "./say-hole.ts";
import type { Place } from "./ways.ts";
import { type DayPart, dayPartsOf, DAYS, HOURS, overlapMs, type Week } from "./week.ts";

export interface RowWorld extends CountedWorld {
  readonly week: Week;
  readonly teams: ReadonlyMap<string, string>;
  /** Who knows how to serve such leads and is not asked: "Giulia Conti speaks it, but is in no team that is asked." */
  readonly outsiders: (kind: Kind) => string;
}

/** One kind of lead through the whole week. */
export function rowOf(kind: Kind, count: Count, leads: number | null, world: RowWorld): CoverageRow {
  const { week, moments } = world;
  const results: (AtMoment | undefined)[] = [];
  for (const [moment, same] of world.sameAs.entries()) results.push(results[same] ?? count.at(moment));
  const endOf = (moment: number) => moments[moment + 1] ?? week.to;
  const row = { value: kind.value, label: kind.label, leads };
  const perHour = momentsPerHour(week, moments);
  if (!count.asksPeople) {
    const drawnAway = sayStops(new Set(results.flatMap((result) => [...(result?.stops ?? [])])), world.teams);
    return { ...row, people: perHour.map(() => 0), partly: [], never: [], drawnAway, ...NO_HOLES };
  }
  const spans = results.flatMap((result, moment) =>
    result?.people === 0 ? [{ span: [moments[moment]!, endOf(moment)] as const, stops: result.stops }] : [],
  );
  // What is over matters to nobody; what began before and goes on is said as a whole, and counts from now on.
  const merged = merge(spans.map(({ span }) => span)).filter(([, to]) => to > week.since);
  const ahead = merged.map(([from, to]): Interval => [Math.max(from, week.since), to]);
  // Days begin with an hour: in all of it such leads come in, or in none of it.
  const resultsIn = perHour.map((within) => within?.flatMap((moment) => results[moment] ?? []) ?? []);
  return {
    ...row,
    people: resultsIn.map((within) => (within.length === 0 ? null : Math.min(...within.map(({ people }) => people)))),
    partly: hoursWhere((hour) => resultsIn[hour]!.some(({ people, stops }) => people > 0 && stops.size > 0)),
    never: hoursWhere((hour) => perHour[hour] !== null && resultsIn[hour]!.length === 0),
    drawnAway: null,
    goesTo: sayStops(
      new Set(spans.flatMap(({ span, stops }) => (span[1] > week.since ? [...stops] : []))),
      world.teams,
    ),
    holeMinutes: Math.round(sumMs(ahead) / MINUTE),
    businessHoleMinutes: Math.round(overlapMs(ahead, week.business) / MINUTE),
    holes: holesOf(kind, merged, spans, { count, world }),
  };
}

function hoursWhere(is: (hour: number) => boolean): number[] {
  return Array.from({ length: DAYS * HOURS }, (_, hour) => hour).filter(is);
}

const NO_HOLES = { goesTo: "", holeMinutes: 0, businessHoleMinutes: 0, holes: [] };

/** The moments that lie in each hour, the one that it begins with first; null for an hour that the clocks skip. */
function momentsPerHour({ hours }: Week, moments: readonly number[]): (number[] | null)[] {
  let moment = 0;
  return hours.slice(0, -1).map((from, index) => {
    const within: number[] = [];
    for (; moment < moments.length && moments[moment]! < hours[index + 1]!; moment++) within.push(moment);
    return from < hours[index + 1]! ? within : null;
  });
}

interface Gap {
  readonly span: Interval;
  readonly stops: ReadonlySet<Place>;
}

function holesOf(
  kind: Kind,
  merged: readonly Interval[],
  gaps: readonly Gap[],
  { count, world }: { count: Count; world: RowWorld },
): CoverageHole[] {
  const { week } = world;
  const bySameTime = Map.groupBy(
    merged.flatMap((span) => dayPartsOf(span, week)),
    ({ from, to }) => `${from} ${to}`,
  );
  const holes = [...bySameTime.values()].map((parts): CoverageHole => {
    const spans = parts.map((part) => spanOf(part, week));
    const stops = gaps.filter(({ span }) => overlapMs([span], spans) > 0).flatMap((gap) => [...gap.stops]);
    const time = { ...parts[0]!, weekdays: parts.map(({ day }) => week.days[day]!.weekday) };
    return {
      sentence: sayHole(kind.phrase, time),
      goesTo: sayStops(new Set(stops), world.teams),
      mend: sayMend(kind, time, parts[0]!.day, count.everybody(momentOf(parts[0]!.day, world)), world),
      minutes: Math.round(sumMs(spans) / MINUTE),
      businessMinutes: Math.round(overlapMs(spans, week.business) / MINUTE),
    };
  });
  return holes.toSorted((a, b) => b.businessMinutes - a.businessMinutes || b.minutes - a.minutes);
}

const momentOf = (day: number, { week, moments }: RowWorld): number => moments.indexOf(week.days[day]!.from);

function spanOf({ day, from, to }: DayPart, { days, to: end }: Week): Interval {
  const start = days[day]!.from;
  const next = days[day + 1]?.from ?? end;
  return [start + from * MINUTE, Math.min(next, start + to * MINUTE)];
}

const MOST_NAMES = 3;

/** Names who could close the hole, and when they work on its first day. */
function sayMend(
  kind: Kind,
  { weekdays }: SameTime,
  day: number,
  able: ReadonlySet<PersonId>,
  world: RowWorld,
): string {
  if (able.size === 0) return world.outsiders(kind);
  const named = [...able]
    .slice(0, MOST_NAMES)
    .map((id) => `${personIn(world.shared, id)?.name ?? "somebody"} (${sayHours(id, day, world)})`);
  const more = able.size - named.length;
  const who = list(more > 0 ? [...named, `${more} more`] : named, "and");
  return `Who could take them ${sayDays(weekdays.slice(0, 1))}: ${who}. Longer hours or one more person would close it.`;
}

function sayHours(id: PersonId, day: number, { presence, moments, week }: RowWorld): string {
  const end = week.days[day + 1]?.from ?? week.to;
  const spans = merge(
    moments.flatMap((at, moment) =>
      week.days[day]!.from <= at && at < end && presence.isIn(id, moment)
        ? [[at, moments[moment + 1] ?? week.to] as const]
        : [],
    ),
  );
  const parts = spans.flatMap((span) => dayPartsOf(span, week)).filter((part) => part.day === day);
  return parts.length === 0 ? "not at work" : parts.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(", ");
}

function merge(spans: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const [from, to] of spans) {
    const last = merged.at(-1);
    if (last?.[1] === from) merged[merged.length - 1] = [last[0], to];
    else merged.push([from, to]);
  }
  return merged;
}

const sumMs = (spans: readonly Interval[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);
