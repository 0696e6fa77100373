import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { StartupProblem } from "../startup-problem.ts";

const run = promisify(execFile);
const PROJECT = path.join(import.meta.dirname, "../..");
const INPUTS = [
  "client/**/*.{ts,tsx,css,html,svg,png,json,webmanifest}",
  "server/**/contract.ts",
  "engine/graph.ts",
  "node-catalog/{kit,rules}/**/*.ts",
  "package-lock.json",
];

export const CLIENT_FOLDER = path.join(PROJECT, "client/dist");

/** Builds the pages when they are missing or older than what they are made from; otherwise takes a few milliseconds. */
export async function buildClient(say: (line: string) => void): Promise<void> {
  const stamp = path.join(CLIENT_FOLDER, "built-from.txt");
  const inputs = await hashOfInputs();
  if ((await readFile(stamp, "utf8").catch(() => "")) === inputs) return;
  if (!existsSync(path.join(PROJECT, "client/index.html"))) return say("There are no pages to build");

  say("Building the pages; this happens once");
  const vite = path.join(PROJECT, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--config", "client/vite.config.ts", "--logLevel", "warn"];
  try {
    await run(process.execPath, args, { cwd: PROJECT, env: { ...process.env, NODE_ENV: "production" } });
    await writeFile(stamp, inputs);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new StartupProblem(`The pages could not be built: ${stderr?.trim() || message}`);
  }
}

async function hashOfInputs(): Promise<string> {
  const files = await Array.fromAsync(glob(INPUTS, { cwd: PROJECT, exclude: ["client/dist/**"] }));
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(file).update(await readFile(path.join(PROJECT, file)));
  return hash.digest("hex");
}
