import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { StartupProblem } from "../startup-problem.ts";

const run = promisify(execFile);
const PROJECT = path.resolve(import.meta.dirname, "../..");
const INPUTS = [
  "client/**/*.{ts,tsx,css,html,svg,png,json,webmanifest}",
  "server/**/contract.ts",
  "engine/graph.ts",
  "node-catalog/{kit,rules}/**/*.ts",
  "package-lock.json",
];

/** In the built folder: a hash of what it was built from. */
const STAMP = "built-from.txt";

export const CLIENT_FOLDER = path.join(PROJECT, "client/dist");

/** Builds the pages when they are missing or older than what they are made from; otherwise takes a few milliseconds. */
export async function buildClient(say: (line: string) => void): Promise<void> {
  const inputs = await hashOfInputs();
  if ((await readFile(path.join(CLIENT_FOLDER, STAMP), "utf8").catch(() => "")) === inputs) return;
  if (!existsSync(path.join(PROJECT, "client/index.html"))) return say("There are no pages to build");

  say("Building the pages; this happens once");
  const draft = path.join(PROJECT, `node_modules/.cache/client-${process.pid}`);
  const vite = path.join(PROJECT, "node_modules/vite/bin/vite.js");
  const args = [
    vite,
    "build",
    "--config",
    "client/vite.config.ts",
    "--outDir",
    draft,
    "--emptyOutDir",
    "--logLevel",
    "warn",
  ];
  try {
    await run(process.execPath, args, { cwd: PROJECT, env: { ...process.env, NODE_ENV: "production" } });
    await writeFile(path.join(draft, STAMP), inputs);
    await putInPlace(draft);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new StartupProblem(whyNotBuilt(stderr?.trim() || message));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Set up by one user and run by another: the pages are built by whoever may write beside the code. */
export function whyNotBuilt(said: string): string {
  if (!/\b(EACCES|EPERM|EROFS)\b/.test(said)) return `The pages could not be built: ${said}`;
  return (
    `The pages could not be built, because this user may not write to ${PROJECT}: start Baton once as the owner of that ` +
    "folder, after each update, too, or make it writable."
  );
}

/** Processes that start together build the same; whoever is last wins, and nobody reads half of it. */
async function putInPlace(draft: string): Promise<void> {
  await rm(CLIENT_FOLDER, { recursive: true, force: true });
  await rename(draft, CLIENT_FOLDER).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

async function hashOfInputs(): Promise<string> {
  const files = await Array.fromAsync(glob(INPUTS, { cwd: PROJECT, exclude: ["client/dist/**"] }));
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(file).update(await readFile(path.join(PROJECT, file)));
  return hash.digest("hex");
}
