import type { Edge, Node } from "@xyflow/react";
import type { Graph, GraphEdge, GraphNode } from "../../engine/graph.ts";
import { type Exit, exitsOf, type NodeTypes, titleOf } from "./node-types.ts";
import { type Port, portsOf } from "./ports.ts";

export type StepElement = Node<{ step: GraphNode; ports: readonly Port[] }, "step">;
export type ArrowElement = Edge<{ port: Port; isOnly: boolean }, "arrow">;

const HEARD_AS_STEP = { "aria-roledescription": "step" };
const HEARD_AS_ARROW = { "aria-roledescription": "arrow" };

/**
 * The drawing as React Flow wants it. A step that did not change keeps its object, and with it selection and measure:
 * so one edit renders one step.
 */
export function toStepElements(graph: Graph, nodeTypes: NodeTypes, before: readonly StepElement[] = []): StepElement[] {
  const old = new Map(before.map((element) => [element.id, element]));
  const targets = targetsByExit(graph);
  const drawn = Map.groupBy(graph.edges, ({ source }) => source);
  return graph.nodes.map((step) => {
    const exits = withGone(exitsOf(nodeTypes.get(step.type), step.config), drawn.get(step.id) ?? []);
    const ports = portsOf(exits, (exit) => targets(step, exit));
    const known = old.get(step.id);
    if (known && known.data.step === step && isSame(known.data.ports, ports)) return known;
    return {
      // React Flow's own marks (selected, measured, dragging) stay.
      ...known,
      id: step.id,
      type: "step",
      domAttributes: HEARD_AS_STEP,
      position: step.position,
      data: { step, ports: known && isSame(known.data.ports, ports) ? known.data.ports : ports },
    };
  });
}

export function toArrowElements(
  graph: Graph,
  steps: readonly StepElement[],
  nodeTypes: NodeTypes,
  before: readonly ArrowElement[] = [],
): ArrowElement[] {
  const old = new Map(before.map((element) => [element.id, element]));
  const byId = new Map(steps.map((step) => [step.id, step]));
  return graph.edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.source), byId.get(edge.target)];
    return from && to ? [toArrow(edge, from, to, nodeTypes, old.get(edge.id))] : [];
  });
}

function toArrow(
  edge: GraphEdge,
  from: StepElement,
  to: StepElement,
  nodeTypes: NodeTypes,
  known: ArrowElement | undefined,
): ArrowElement {
  const { ports, step } = from.data;
  const port = ports.find(({ name }) => name === edge.sourceHandle)!;
  const isOnly = ports.length === 1;
  const ariaLabel = `${titleOf(nodeTypes, step)}: “${port.label}” leads to ${titleOf(nodeTypes, to.data.step)}`;
  const isSameArrow = known?.data?.port === port && known.target === edge.target && known.ariaLabel === ariaLabel;
  if (known && isSameArrow && known.data?.isOnly === isOnly) return known;
  return { ...known, ...edge, type: "arrow", domAttributes: HEARD_AS_ARROW, ariaLabel, data: { port, isOnly } };
}

/** An arrow may leave by an outcome that its step no longer has: it is shown all the same, so that it can be removed. */
function withGone(exits: readonly Exit[], edges: readonly GraphEdge[]): readonly Exit[] {
  const gone = new Set(edges.map(({ sourceHandle }) => sourceHandle));
  exits.forEach(({ name }) => gone.delete(name));
  return [...exits, ...[...gone].map((name) => ({ name, label: name }))];
}

function targetsByExit({ nodes, edges }: Graph): (step: GraphNode, exit: string) => number | undefined {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const target = new Map(edges.map((edge) => [`${edge.source} ${edge.sourceHandle}`, byId.get(edge.target)]));
  return (step, exit) => {
    const next = target.get(`${step.id} ${exit}`);
    return next && next.position.x - step.position.x;
  };
}

const COMPARED = ["name", "label", "x", "lane", "isOpen"] as const satisfies readonly (keyof Port)[];

function isSame(a: readonly Port[], b: readonly Port[]): boolean {
  return (
    a.length === b.length &&
    a.every((port, index) => {
      const other = b[index]!;
      return COMPARED.every((side) => port[side] === other[side]);
    })
  );
}
