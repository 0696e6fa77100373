import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Catalog, createCatalog } from "./kit/catalog.ts";
import type { NodeType } from "./kit/define-node.ts";

const OWN_NODES = join(import.meta.dirname, "nodes");

/**
 * Reads every node type of the product and of the operator's own folder.
 *
 * @param operatorFolder absolute path; files there are loaded like ours
 * @throws Error that names the file, so that a broken node stops the start and not a lead
 */
export async function loadCatalog(operatorFolder?: string): Promise<Catalog> {
  const files = [...(await nodeFiles(OWN_NODES)), ...(operatorFolder ? await nodeFiles(operatorFolder) : [])];
  return createCatalog(await Promise.all(files.map(loadNode)));
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
    throw new Error(`The step type in ${file} cannot be used: ${(error as Error).message}`, { cause: error });
  }
}
