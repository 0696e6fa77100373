import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkNode } from "../../node-catalog/kit/check-node.ts";
import { loadCatalog } from "../../node-catalog/load.ts";

const catalogFolder = resolve(import.meta.dirname, "../../node-catalog");

/** An operator's folder with one node file in it. */
async function folderWith(name: string, source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "baton-nodes-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), source);
  return folder;
}

test("the node of the README is loaded from an operator's own folder, and keeps the contract", async () => {
  const readme = await readFile(join(catalogFolder, "README.md"), "utf8");
  const example = /```ts\n(.*?)```/s.exec(readme)![1]!;
  const imports = [
    `import { z } from "${import.meta.resolve("zod")}";`,
    `import { defineNode } from "${join(catalogFolder, "kit/define-node.ts")}";`,
    `import { facts } from "${join(catalogFolder, "kit/examples.ts")}";`,
    `import { leave } from "${join(catalogFolder, "kit/outcome.ts")}";`,
    `import { widget } from "${join(catalogFolder, "kit/widgets.ts")}";`,
  ];
  const folder = await folderWith("large-deal.ts", [...imports, example].join("\n"));
  const catalog = await loadCatalog(folder);
  expect(await checkNode(catalog.newest("large-deal")!, "large-deal")).toEqual([]);
  expect(catalog.known).toContain("large-deal@1");
});

test("a file that holds no node stops the start and is named", async () => {
  const folder = await folderWith("broken.ts", "export default { type: 'broken' };");
  await expect(loadCatalog(folder)).rejects.toThrow(/broken\.ts cannot be used: it has no default export/);
});

test("no node reads a clock, draws lots or reaches the outside by itself", async () => {
  const folders = ["nodes", "assignment", "assignment/strategies", "rules"].map((one) => join(catalogFolder, one));
  for (const folder of folders) {
    for (const name of (await readdir(folder)).filter((one) => one.endsWith(".ts"))) {
      const source = await readFile(join(folder, name), "utf8");
      expect(source, name).not.toMatch(
        /Date\.now|new Date\(\)|Math\.random|randomUUID|process\.|\bfetch\(|from "node:/,
      );
    }
  }
});
