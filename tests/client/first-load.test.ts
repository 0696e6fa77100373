import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildClient, CLIENT_FOLDER } from "../../server/start/build-client.ts";

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const FIRST_LOAD_KB = 300;

await buildClient(() => {});
const manifest = JSON.parse(await readFile(path.join(CLIENT_FOLDER, ".vite/manifest.json"), "utf8")) as Record<
  string,
  Chunk
>;

/** Everything that must have arrived before a chunk can run. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name]!;
  if (seen.has(chunk.file)) return seen;
  [chunk.file, ...(chunk.css ?? [])].forEach((file) => seen.add(file));
  chunk.imports?.forEach((imported) => filesOf(imported, seen));
  return seen;
}

async function kilobytesOf(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all(
    Array.from(files, async (file) => gzipSync(await readFile(path.join(CLIENT_FOLDER, file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

test(`the first page of a rep needs less than ${FIRST_LOAD_KB} KB, compressed`, async () => {
  const files = new Set([...filesOf("index.html"), ...filesOf("inbox/InboxPage.tsx")]);
  expect(await kilobytesOf(files)).toBeLessThan(FIRST_LOAD_KB);
});

test("the editor is loaded when somebody opens it", () => {
  const first = [...filesOf("index.html")];
  const editor = [...filesOf("editor/FlowPage.tsx")];
  expect(editor.length).toBeGreaterThan(0);
  expect(first).not.toContain(manifest["editor/FlowPage.tsx"]!.file);
  expect(
    Object.keys(manifest).filter((name) => /xyflow|dagre/.test(name) && first.includes(manifest[name]!.file)),
  ).toEqual([]);
});
