import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { findEndless } from "../../node-catalog/import-in-time.ts";
import { loadCatalog } from "../../node-catalog/load.ts";

const catalogFolder = resolve(import.meta.dirname, "../../node-catalog");

/** An operator's folder with one node file in it. */
async function folderWith(name: string, source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "baton-nodes-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), source);
  return folder;
}

async function exampleOf(file: string): Promise<string> {
  const text = await readFile(join(catalogFolder, file), "utf8");
  return /```ts\n(import .*?)```/s.exec(text)![1]!;
}

/** In a process of its own: the test runner resolves imports in a way that Node does not. */
async function load(folder: string): Promise<string> {
  const script = `import { loadCatalog } from ${JSON.stringify(join(catalogFolder, "load.ts"))};
    const said = await loadCatalog(process.argv[1]).then(({ known }) => [...known].join(" "), ({ message }) => message);
    console.log(said);`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, folder]);
  return stdout.trim();
}

test.each(["README.md", "../README.md"])(
  "the node of %s is used as it stands there, from a folder anywhere",
  async (file) => {
    const folder = await folderWith("large-deal.ts", await exampleOf(file));
    expect(await load(folder)).toContain("large-deal@1");
  },
);

const mistakes: [name: string, change: (source: string) => string, said: RegExp][] = [
  ["no examples", (source) => source.replace(/ {2}examples: \[.*?\n {2}\],\n/s, ""), /examples is missing/],
  [
    "an exit that nobody tries",
    (source) => source.replace(/.*a small one.*\n/, ""),
    /no example leaves by “otherwise”/,
  ],
  [
    "an exit that is not declared",
    (source) => source.replace('leave("yes"', 'leave("no"'),
    /exit “no” is not declared/,
  ],
  ["a reason without a sentence", (source) => source.replace("large: ", "larger: "), /no reason says “large”/],
  [
    "a config that is no schema",
    (source) => source.replace(/config: z.*\n/, "config: { a: 1 },\n"),
    /config is no zod schema/,
  ],
  ["a group that is none", (source) => source.replace('"decide"', '"thinking"'), /group must be one of intake, decide/],
  [
    "a decision that throws",
    (source) => source.replace("value !== null", "undefined!.size"),
    /an example fails: Cannot read/,
  ],
  [
    "a decision without an end",
    (source) => source.replace("value !== null", "(() => { for (;;); })()"),
    /an example fails: .*Large deal.* took too long/,
  ],
  ["a decision that waits", (source) => source.replace("decide: (", "decide: async ("), /decide must not be async/],
  [
    "another name than its file",
    (source) => source.replace('"large-deal"', '"small-deal"'),
    /holds the type “small-deal”/,
  ],
  [
    "an import that is not there",
    (source) => source.replace("kit/outcome", "kit/income"),
    /Cannot find module.*income/,
  ],
];

test.each(mistakes)("a step type with %s stops the start, and is named with what is wrong", async (_, change, said) => {
  const source = await exampleOf("README.md");
  expect(change(source)).not.toBe(source);
  const told = await load(await folderWith("large-deal.ts", change(source)));
  expect(told).toMatch(/large-deal\.ts cannot be used: /);
  expect(told).toMatch(said);
});

test.each([
  ["loops", "for (;;);"],
  ["waits for what never comes", "await new Promise(() => {});"],
])("a file that %s while it is read is named, whatever stands beside it", async (_, line) => {
  const good = await exampleOf("README.md");
  const folder = await folderWith("large-deal.ts", good);
  const [endless, other] = [join(folder, "endless.ts"), join(folder, "large-deal.ts")];
  await writeFile(endless, `${line}\n${good}`);
  expect(await findEndless(folder, [endless, other], 1_000)).toBe(endless);
  expect(await findEndless(folder, [other])).toBeUndefined();
});

test("a file that holds no node stops the start and is named, and so is a folder that is not there", async () => {
  const folder = await folderWith("broken.ts", "export default { type: 'broken' };");
  await expect(loadCatalog(folder)).rejects.toThrow(/broken\.ts cannot be used: it has no default export/);
  await expect(loadCatalog("/nowhere/at/all")).rejects.toThrow(/no folder \/nowhere\/at\/all.*correct BATON_NODES/);
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
