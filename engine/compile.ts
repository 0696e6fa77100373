import type { Catalog } from "../node-catalog/kit/catalog.ts";
import { configSchema } from "../node-catalog/kit/config-form.ts";
import { exitsOf, type NodeType } from "../node-catalog/kit/define-node.ts";
import type { FieldDefinition } from "../node-catalog/kit/domain.ts";
import type { Graph, GraphNode, Problem } from "./graph.ts";
import type { Program } from "./program.ts";
import { checkDrawing } from "./check-drawing.ts";
import { type CheckedGraph, type CheckedNode, reachable, startOf } from "./checked-graph.ts";
import { prove } from "./prove.ts";

/** What exists outside of the drawing and may be named in it. */
export interface Known {
  readonly teams: ReadonlySet<string>;
  /** Those of them that others have taken in: leads go to these. */
  readonly mergedTeams?: ReadonlyMap<string, MergedTeam>;
  readonly people: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly fields: readonly FieldDefinition[];
}

export interface MergedTeam {
  readonly name: string;
  readonly into: string;
  readonly intoName: string;
}

export interface Compiled {
  readonly problems: readonly Problem[];
  /** Present when no problem is an error. */
  readonly program?: Program;
}

/** Turns a drawing into a program, or says what to mend: each problem names its node and the mend. Pure. */
export function compile(graph: Graph, { catalog, known }: { catalog: Catalog; known: Known }): Compiled {
  const { nodes, problems: checkedProblems } = checkNodes(graph, catalog, known);
  const problems = [...checkedProblems, ...checkDrawing(graph, nodes)];
  const start = startOf(nodes);
  if (start) problems.push(...prove(nodes, start.id, known));
  if (!start || problems.some(({ severity }) => severity === "error")) return { problems };
  return { problems, program: toProgram(nodes, start.id) };
}

/** Each drawn step with its type and checked config, and what is wrong with them. */
export function checkNodes(graph: Graph, catalog: Catalog, known: Known): { nodes: CheckedGraph; problems: Problem[] } {
  const nodes = new Map<string, CheckedNode>();
  const problems: Problem[] = [];
  for (const drawn of graph.nodes) {
    const type = catalog.newest(drawn.type);
    if (!type) {
      problems.push(unknownType(drawn));
      continue;
    }
    const parsed = type.config.safeParse(drawn.config);
    if (parsed.success) problems.push(...checkConfig(drawn, type, parsed.data, known));
    else problems.push(...parsed.error.issues.map((issue) => configProblem(drawn, type, issue)));
    // A node whose form is not filled in yet still has its exits, so that the rest of the drawing can be checked.
    const exits = exitsOf(type, parsed.success ? parsed.data : drawn.config);
    nodes.set(drawn.id, { id: drawn.id, type, config: parsed.data, exits, targets: targetsOf(graph, drawn.id, exits) });
  }
  return { nodes, problems };
}

function targetsOf(graph: Graph, id: string, exits: Readonly<Record<string, string>>): Record<string, string | null> {
  const edges = graph.edges.filter(({ source }) => source === id);
  return Object.fromEntries(
    Object.keys(exits).map((exit) => [exit, edges.find(({ sourceHandle }) => sourceHandle === exit)?.target ?? null]),
  );
}

function unknownType({ id, type }: GraphNode): Problem {
  return {
    code: "unknown-type",
    severity: "error",
    nodeId: id,
    message: `This server has no step of the kind “${type}”.`,
    mend: "Remove this step",
    patch: { do: "remove-node" },
  };
}

function configProblem(
  { id, config }: GraphNode,
  type: NodeType,
  issue: { path: readonly PropertyKey[]; message: string },
): Problem {
  const field = String(issue.path[0] ?? "");
  const label = labelOf(type, field);
  const isMissing = config[field] === undefined;
  // A field may say its own mend ("Choose a team"); what zod says by itself is for developers.
  const ownMend = issue.message.startsWith("Invalid input") ? `Choose ${label.toLowerCase()}` : issue.message;
  return {
    code: isMissing ? "config-missing" : "config-invalid",
    severity: "error",
    nodeId: id,
    message: isMissing ? `${type.title}: ${label} is not set yet.` : `${type.title}: ${label}: ${issue.message}.`,
    mend: isMissing ? ownMend : `Correct ${label.toLowerCase()}`,
  };
}

function labelOf(type: NodeType, field: string): string {
  const properties = configSchema(type)["properties"] as Record<string, { label?: string }> | undefined;
  return properties?.[field]?.label ?? field;
}

function checkConfig(drawn: GraphNode, type: NodeType, config: unknown, known: Known): Problem[] {
  const { id: nodeId } = drawn;
  const own = type.check?.(config, { fields: known.fields }) ?? [];
  const needs = type.needs?.(config) ?? {};
  const missing = (
    [
      ["team", needs.teams, known.teams],
      ["person", needs.people, known.people],
      ["source", needs.sources, known.sources],
    ] as const
  ).filter(([, named, existing]) => named?.some((id) => !existing.has(id)));
  return [
    ...own.map((problem): Problem => ({ ...problem, severity: problem.severity ?? "error", nodeId })),
    ...missing.map(([what]): Problem => ({
      code: `${what}-missing`,
      severity: "error",
      nodeId,
      message: `${type.title}: the ${WORDS[what]} chosen here does not exist any more.`,
      mend: `Choose another ${WORDS[what]}`,
    })),
    ...mergedTeams(drawn, type, needs.teams ?? [], known),
  ];
}

/** Leads go to the team that has taken the other one in; only the drawing still names the old one. */
function mergedTeams(
  { id: nodeId, config }: GraphNode,
  type: NodeType,
  named: readonly string[],
  { mergedTeams: merged = new Map<string, MergedTeam>() }: Known,
): Problem[] {
  return [...new Set(named)].flatMap((id): Problem[] => {
    const team = merged.get(id);
    if (!team) return [];
    return [
      {
        code: "team-merged",
        severity: "hint",
        nodeId,
        message: `${type.title}: ${team.name} is part of ${team.intoName} now, so its leads go there.`,
        mend: "Update the team",
        patch: { do: "replace-node", type: type.type, config: renamed(config, id, team.into) },
      },
    ];
  });
}

/** A team stands at any depth of a config, alone or in a list; its id is nothing else. */
function renamed(config: GraphNode["config"], id: string, into: string): GraphNode["config"] {
  return JSON.parse(JSON.stringify(config), (_, value: unknown) => (value === id ? into : value)) as typeof config;
}

const WORDS = { team: "team", person: "person", source: "place where leads come from" } as const;

function toProgram(nodes: CheckedGraph, start: string): Program {
  const reached = reachable(nodes, start);
  return {
    format: 1,
    start,
    nodes: Object.fromEntries(
      [...nodes.values()]
        .filter(({ id }) => reached.has(id))
        .map(({ id, type, config, targets }) => [
          id,
          { type: type.type, version: type.version, config, exits: targets },
        ]),
    ),
  };
}
