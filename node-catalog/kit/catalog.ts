import { NODE_GROUPS, type NodeType } from "./define-node.ts";

/** Every node type by `type@version`; programs name the version, new drawings get the newest. */
export interface Catalog {
  get(type: string, version: number): NodeType | undefined;
  newest(type: string): NodeType | undefined;
  /** The newest version of each type, in the palette's order. */
  all(): readonly NodeType[];
  /** "type@version" of everything that this process can run. */
  readonly known: ReadonlySet<string>;
}

export function createCatalog(nodes: readonly NodeType[]): Catalog {
  const byVersion = new Map(nodes.map((node) => [nameOf(node), node]));
  if (byVersion.size !== nodes.length) throw new Error(`two node types share a name: ${duplicate(nodes)}`);
  const newest = new Map<string, NodeType>();
  for (const node of nodes) {
    const other = newest.get(node.type);
    if (!other || other.version < node.version) newest.set(node.type, node);
  }
  const palette = [...newest.values()].toSorted(byGroupAndTitle);
  return {
    get: (type, version) => byVersion.get(`${type}@${version}`),
    newest: (type) => newest.get(type),
    all: () => palette,
    known: new Set(byVersion.keys()),
  };
}

export const nameOf = ({ type, version }: { type: string; version: number }): string => `${type}@${version}`;

function byGroupAndTitle(a: NodeType, b: NodeType): number {
  const groups = NODE_GROUPS.indexOf(a.group) - NODE_GROUPS.indexOf(b.group);
  return groups || (a.title < b.title ? -1 : 1);
}

function duplicate(nodes: readonly NodeType[]): string {
  return nodes.map(nameOf).find((name, index, all) => all.indexOf(name) !== index) ?? "";
}
