import path from "node:path";
import { expect, test } from "vitest";
import { closure, cycles, readSources, type Source } from "./sources.ts";

const sources = await readSources();

/** Who may import whom; the first pattern that a file matches counts. */
const LAYERS: [name: string, files: RegExp, mayImport: RegExp][] = [
  ["the kit stands alone", /^node-catalog\/kit\//, /^node-catalog\/kit\//],
  ["rules know the kit", /^node-catalog\/rules\//, /^node-catalog\/(kit|rules)\//],
  ["assignment knows the kit", /^node-catalog\/assignment\//, /^node-catalog\/(kit|assignment)\//],
  ["nodes know what is below them", /^node-catalog\/nodes\//, /^node-catalog\/(kit|rules|assignment)\//],
  ["the catalog knows itself", /^node-catalog\//, /^node-catalog\//],
  ["the engine knows the kit", /^engine\//, /^(engine|node-catalog\/kit)\//],
  ["the server knows engine and catalog", /^server\//, /^(server|engine|node-catalog)\//],
  [
    "the client knows contracts",
    /^client\//,
    /^(client\/|server\/.*\/?contract\.ts$|engine\/graph\.ts$|node-catalog\/kit\/domain\.ts$|node-catalog\/rules\/)/,
  ],
];

function violations(files: RegExp, mayImport: RegExp): string[] {
  const layer = (file: string) => LAYERS.find(([, pattern]) => pattern.test(file))?.[1] === files;
  return listed(
    [...sources.values()].filter(({ file }) => layer(file)),
    (target) => !mayImport.test(target),
  );
}

function listed(from: Source[], forbidden: (target: string, file: string) => boolean): string[] {
  return from.flatMap(({ file, imports }) =>
    imports.filter((target) => forbidden(target, file)).map((target) => `${file} → ${target}`),
  );
}

test.each(LAYERS)("%s and nothing above", (_, files, mayImport) => {
  expect(violations(files, mayImport)).toEqual([]);
});

test("what reaches the browser needs neither Node nor the database", () => {
  const reached = closure(sources, (file) => file.startsWith("client/") && file !== "client/vite.config.ts");
  const heavy = reached.flatMap(({ file, packages }) =>
    packages
      .filter((name) => /^(node:|pg$|express$|better-auth$|pino$|graphile-worker$|date-holidays$|csv-parse)/.test(name))
      .map((name) => `${file} → ${name}`),
  );
  expect(heavy).toEqual([]);
});

test("nothing imports itself by a way round", () => {
  expect(cycles(sources).map((cycle) => cycle.join(" → "))).toEqual([]);
});

test("features call each other's commands, never each other's stores", () => {
  const features = [...sources.values()].filter(({ file }) => file.startsWith("server/"));
  const foreign = (target: string, file: string) =>
    target.endsWith("-store.ts") && target.startsWith("server/") && path.dirname(target) !== path.dirname(file);
  expect(listed(features, foreign)).toEqual([]);
});
