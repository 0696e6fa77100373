import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, "../..");

/** What the tool complains about; nothing when it is content. */
async function complaints(tool: string, ...args: string[]): Promise<string> {
  const program = path.join(ROOT, "node_modules/.bin", tool);
  return run(program, args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 }).then(
    () => "",
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
  );
}

test("the types hold", { timeout: 120_000 }, async () => {
  expect(await complaints("tsc", "--noEmit")).toBe("");
});

test("the linter has no objection", { timeout: 120_000 }, async () => {
  expect(await complaints("oxlint")).toBe("");
});

test("every file is formatted", { timeout: 120_000 }, async () => {
  expect(await complaints("prettier", "--check", ".")).toBe("");
});

test("nothing is exported or installed that nobody uses", { timeout: 120_000 }, async () => {
  expect(await complaints("knip", "--no-progress")).toBe("");
});
