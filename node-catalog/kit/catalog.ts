import type { NodeType } from "./define-node.ts";

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
  return {
    get: (type, version) => byVersion.get(`${type}@${version}`),
    newest: (type) => newest.get(type),
    all: () => [...newest.values()],
    known: new Set(byVersion.keys()),
  };
}

export const nameOf = ({ type, version }: { type: string; version: number }): string => `${type}@${version}`;

function duplicate(nodes: readonly NodeType[]): string {
  return nodes.map(nameOf).find((name, index, all) => all.indexOf(name) !== index) ?? "";
}
