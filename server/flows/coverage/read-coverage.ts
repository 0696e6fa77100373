import { setImmediate as nextTurn } from "node:timers/promises";
import { checkNodes, type Known } from "../../../engine/compile.ts";
import { type CheckedGraph, startOf } from "../../../engine/checked-graph.ts";
import { type Queryable, readClock } from "../../../engine/database.ts";
import type { Catalog } from "../../../node-catalog/kit/catalog.ts";
import type { Uuid } from "../../../node-catalog/kit/domain.ts";
import type { LeadSet } from "../../../node-catalog/kit/lead-set.ts";
import { AppError } from "../../../node-catalog/kit/errors.ts";
import type { SharedFacts } from "../../../node-catalog/kit/facts.ts";
import { teamIn } from "../../../node-catalog/kit/team-in.ts";
import { everybodyIn } from "../../../node-catalog/kit/view-facts.ts";
import { FactsLoader } from "../../world/load-facts.ts";
import { readFlowView } from "../flow-queries.ts";
import { readKnown } from "../known-queries.ts";
import { atUsualHours } from "./usual-hours.ts";
import type { CoverageView } from "./contract.ts";
import * as coverageQueries from "./coverage-queries.ts";
import type { Kind } from "./kind.ts";
import { countIncoming, incomingOf } from "./incoming.ts";
import { ALL_LEADS, type AskedField, askedFields } from "./kinds.ts";
import { clockSteps, exitAt, momentsOf, sameMoments } from "./moments.ts";
import { readKinds } from "./read-kinds.ts";
import { rowOf, type RowWorld } from "./row.ts";
import { list } from "./say-hole.ts";
import { sayWarnings } from "./say-warnings.ts";
import { Presence } from "./presence.ts";
import { type Ways, waysOf } from "./ways.ts";
import { businessHoursOf, pastHoursOf, weekOf } from "./week.ts";

type Options = Pick<CoverageView, "of" | "week"> & { readonly by?: string | undefined };

/** Everything that the picture is made of, read at one moment. */
type Drawing = Awaited<ReturnType<typeof readDrawing>>;

/**
 * How many people could take which leads at which hour of a week, by the same eligibility that decides. What somebody has to
 * do already does not count: how full they will be on Friday nobody knows.
 *
 * @throws AppError `flow-not-found`, `flow-not-live`, `not-asked` when the flow does not tell leads apart by that
 */
export async function readCoverage(q: Queryable, catalog: Catalog, id: Uuid, options: Options): Promise<CoverageView> {
  const drawing = await readDrawing(q, catalog, id, options);
  const { nodes, known, flow, shared, week } = drawing;
  const fields = askedFields(nodes, known);
  const choices = [
    ...fields.map(({ name, label }) => ({ by: name, label })),
    { by: "all", label: "All leads together" },
  ];
  const by = options.by ?? choices[0]!.by;
  const field = fields.find(({ name }) => name === by);
  if (!field && by !== "all") throw notAsked(choices);

  const people = everybodyIn(shared);
  const { demo } = flow;
  const kinds = await readKinds(q, field, { nodes, known, people, demo, timeZone: week.timeZone });
  const speakers =
    by === "language"
      ? await coverageQueries.listSpeakers(
          q,
          people.map(({ id }) => id),
          demo,
        )
      : undefined;
  const world = rowWorld(drawing, fields, (kind) => sayOutsiders(kind, speakers));
  const start = startOf(nodes);
  const waysFor = (leads: LeadSet): Ways => (start ? waysOf(nodes, start.id, known, leads) : new Map());
  const countOf = ({ leads }: Kind) => countIncoming(leads, waysFor, world);
  const all = rowOf(ALL_LEADS, countOf(ALL_LEADS), null, world);
  const rows = [];
  const absent = [];
  for (const [kind, leads] of kinds) {
    // A row is some milliseconds of work; between two of them others have their turn.
    await nextTurn();
    const count = countOf(kind);
    if (count.comesIn) rows.push(rowOf(kind, count, leads, world));
    else absent.push(kind.label);
  }
  return {
    flow: { id: flow.id, name: flow.name },
    of: options.of,
    week: options.week,
    by,
    choices,
    timeZone: week.timeZone,
    days: week.days.map(({ weekday, date }) => ({ weekday, date })),
    pastHours: pastHoursOf(week),
    businessHours: businessHoursOf(week),
    rows,
    leftOut: absent.length === 0 ? null : `Not shown, because no lead comes in then: ${list(absent, "and")}.`,
    empty: all.drawnAway === null ? null : EMPTY,
    warnings: all.drawnAway === null ? sayWarnings(all, rows, field) : [],
  };
}

const EMPTY = "Nothing is drawn yet that gives leads to people.";

async function readDrawing(q: Queryable, catalog: Catalog, id: Uuid, { of, week: which }: Options) {
  const flow = await readFlowView(q, id);
  const graph = of === "draft" ? flow.graph : await coverageQueries.readLiveGraph(q, id);
  if (!graph) throw new AppError("conflict", "flow-not-live", "This flow is not live yet. Look at its draft instead.");
  const [known, now] = await Promise.all([readKnown(q), readClock(q)]);
  const { nodes } = checkNodes(graph, catalog, known);
  // A loader of its own: those of the workers may show people of a moment ago.
  const wanted = {
    teamIds: namedTeams(nodes, known),
    personIds: [],
    withBackups: false,
    loadsOf: "people-with-limits",
  } as const;
  const peeked = await new FactsLoader().read(q, wanted);
  const week = weekOf(peeked.workspace.timeZone, now, peeked.workspace.hours, { fromMonday: which === "usual" });
  const shared = which === "usual" ? await atUsualHours(q, peeked, week) : peeked;
  return { flow, known, nodes, shared, week };
}

function namedTeams(nodes: CheckedGraph, known: Known): Uuid[] {
  const named = [...nodes.values()].flatMap(({ type, config }) =>
    config === undefined ? [] : (type.needs?.(config).teams ?? []),
  );
  return [...new Set(named)].filter((id) => known.teams.has(id));
}

function rowWorld(
  { nodes, shared, week, known }: Drawing,
  fields: readonly AskedField[],
  outsiders: RowWorld["outsiders"],
): RowWorld {
  const people = everybodyIn(shared);
  const clocks = clockSteps(nodes, shared.workspace, week);
  const moments = momentsOf(week, people, clocks.values(), nodes);
  const presence = new Presence(people, moments);
  const incoming = incomingOf(fields, week, moments);
  return {
    shared,
    own: known.fields,
    moments,
    sameAs: sameMoments(moments, nodes, (moment) => [
      presence.whoIsIn(moment),
      String(incoming.at[moment]),
      ...Array.from(clocks.values(), (clock) => exitAt(clock, moments[moment]!)),
    ]),
    presence,
    incoming,
    clocks,
    week,
    teams: namesOfTeams(shared),
    outsiders,
  };
}

/** A team that another one has taken in is called by the name of that one. */
function namesOfTeams(shared: SharedFacts): ReadonlyMap<string, string> {
  const named = [...Object.keys(shared.teams), ...Object.keys(shared.mergedInto ?? {})];
  return new Map(
    named.flatMap((id): [string, string][] => {
      const team = teamIn(shared, id);
      return team ? [[id, team.name]] : [];
    }),
  );
}

function sayOutsiders({ value }: Kind, speakers: ReadonlyMap<string, readonly string[]> | undefined): string {
  const names = value === null ? [] : (speakers?.get(value) ?? []);
  if (names.length === 0) return "Nobody who is asked there can take them: add somebody who can.";
  const speak = names.length === 1 ? "speaks" : "speak";
  return `Nobody who is asked there can take them. ${list(names, "and")} ${speak} it, but ${names.length === 1 ? "is" : "are"} in no team that is asked.`;
}

const notAsked = (choices: CoverageView["choices"]) =>
  new AppError(
    "invalid",
    "not-asked",
    `This flow does not tell leads apart by that. Choose one of: ${choices.map(({ by }) => by).join(", ")}.`,
  );
