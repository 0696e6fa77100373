import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "../..");
const FOLDERS = "{node-catalog,engine,server,client,tests}";

/** One source file, with paths from the root of the project. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** Project files that it imports. */
  readonly imports: readonly string[];
  /** Packages and `node:` modules that it imports for more than their types. */
  readonly packages: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(type\s)?[^;"']*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s+["']([^"']+)["']/g;

export async function readSources(): Promise<Map<string, Source>> {
  const sources = new Map<string, Source>();
  for await (const file of glob(`${FOLDERS}/**/*.{ts,tsx}`, { cwd: ROOT, exclude: ["client/dist/**"] })) {
    sources.set(file, parse(file, await readFile(path.join(ROOT, file), "utf8")));
  }
  return sources;
}

function parse(file: string, text: string): Source {
  const imports: string[] = [];
  const packages: string[] = [];
  for (const [, onlyTypes, from, lazy, bare] of text.matchAll(IMPORT)) {
    const specifier = (from ?? lazy ?? bare)!;
    if (!specifier.startsWith(".")) {
      if (!onlyTypes) packages.push(specifier);
      continue;
    }
    const target = path.join(path.dirname(file), specifier.replace(/\?.*$/, ""));
    if (!existsSync(path.join(ROOT, target))) throw new Error(`${file} imports ${specifier}, which does not exist`);
    imports.push(target);
  }
  return { file, text, imports, packages };
}

/** Everything that the files which `begin` picks pull in, themselves included. */
export function closure(sources: Map<string, Source>, begin: (file: string) => boolean): Source[] {
  const found = new Set([...sources.keys()].filter(begin));
  for (const file of found) {
    for (const target of sources.get(file)?.imports ?? []) found.add(target);
  }
  return [...found].flatMap((file) => sources.get(file) ?? []);
}

/** The ways round from a file back to itself, each as the list of its files. */
export function cycles(sources: Map<string, Source>): string[][] {
  const finished = new Set<string>();
  const found: string[][] = [];
  const walk = (file: string, trail: string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      found.push([...trail.slice(at), file]);
      return;
    }
    if (finished.has(file)) return;
    for (const target of sources.get(file)?.imports ?? []) walk(target, [...trail, file]);
    finished.add(file);
  };
  for (const file of sources.keys()) walk(file, []);
  return found;
}
