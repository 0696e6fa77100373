import { readdir, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Catalog, createCatalog } from "./kit/catalog.ts";
import { checkNode } from "./kit/check-node.ts";
import { NODE_GROUPS, type NodeType } from "./kit/define-node.ts";
import { endInTime } from "./end-in-time.ts";
import { findEndless } from "./import-in-time.ts";
import { lendOurs } from "./lend-ours.ts";

const OWN_NODES = join(import.meta.dirname, "nodes");

/**
 * Reads every node type of the product and of the operator's own folder.
 *
 * @param operatorFolder absolute path; its files are held to the contract first, as ours are by their test
 * @param onTooLong told of one of these that did not come to an end, and was ended
 * @throws Error that names the file and all that is wrong, so that a broken node stops the start and not a lead
 */
export async function loadCatalog(
  operatorFolder?: string,
  onTooLong: (node: NodeType) => void = () => {},
): Promise<Catalog> {
  const own = await Promise.all((await nodeFiles(OWN_NODES)).map(loadNode));
  const operators = operatorFolder === undefined ? [] : await loadOperators(operatorFolder);
  return createCatalog([...own, ...operators.map((node) => endInTime(node, onTooLong))]);
}

async function nodeFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .toSorted()
    .map((name) => join(folder, name));
}

async function loadNode(file: string): Promise<NodeType> {
  try {
    const { default: node } = (await import(pathToFileURL(file).href)) as { default?: NodeType };
    if (!node?.type || !node.config) throw new Error("it has no default export made by defineNode");
    return node;
  } catch (error) {
    throw unusable(file, (error as Error).message, error);
  }
}

async function loadOperators(folder: string): Promise<NodeType[]> {
  const real = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`There is no folder ${folder} to read step types from (${error.code}): correct BATON_NODES`);
  });
  const files = await nodeFiles(real);
  const endless = files.length > 0 ? await findEndless(real, files) : undefined;
  if (endless) throw unusable(endless, "reading it does not come to an end");
  const hooks = lendOurs(real);
  try {
    const nodes = await Promise.all(files.map(loadNode));
    for (const [index, node] of nodes.entries()) await holdToContract(node, files[index]!);
    return nodes;
  } finally {
    hooks.deregister();
  }
}

async function holdToContract(node: NodeType, file: string): Promise<void> {
  const missing = missingOf(node);
  const wrong =
    missing.length > 0
      ? missing
      : await checkNode(
          endInTime(node, () => {}),
          basename(file, ".ts"),
        ).catch((error: Error) => [`an example fails: ${error.message}`]);
  if (wrong.length > 0) throw unusable(file, wrong.join("; "));
}

const PARTS = ["version", "group", "icon", "title", "sentence", "help", "exits", "reasons", "examples"] as const;

/** What the editor would have said; a file is not compiled, so nobody has. */
function missingOf(node: NodeType): string[] {
  const decide: unknown = node.kind === "decide" ? node.decide : node.perform;
  const isAsync = node.kind === "decide" && node.decide?.constructor.name === "AsyncFunction";
  return [
    ...PARTS.filter((part) => node[part] === undefined).map((part) => `${part} is missing`),
    ...(NODE_GROUPS.includes(node.group) ? [] : [`group must be one of ${NODE_GROUPS.join(", ")}`]),
    ...("_zod" in node.config ? [] : ["config is no zod schema: write config: z.object({ … })"]),
    ...(typeof decide === "function" ? [] : ["decide is missing, or perform for a step that calls another system"]),
    ...(isAsync ? ["decide must not be async: what reaches the outside is perform"] : []),
  ];
}

const unusable = (file: string, why: string, cause?: unknown): Error =>
  new Error(`The step type in ${file} cannot be used: ${why}. Mend or remove that file`, { cause });
