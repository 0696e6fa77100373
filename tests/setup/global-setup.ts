import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../server/postgres/embedded.ts";
import { dropDatabasesOf, forgetDeadRuns, makeTemplate } from "./databases.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the test server, as superuser. */
    adminUrl: string;
    /** URL of the test server, as the application. */
    serverUrl: string;
    /** A migrated database to copy. */
    template: string;
    /** Begins the name of every database of this run. */
    run: string;
  }
}

/**
 * One real PostgreSQL for the whole run. Its files stay in node_modules/.cache, and runs at the same time share it, so
 * that a single test file starts in a fraction of a second.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cache = path.join(import.meta.dirname, "../../node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const server = await startEmbedded({
    dataFolder: path.join(cache, "baton-tests"),
    // No test database outlives a power cut; a killed server loses nothing without fsync either.
    settings: ["fsync=off", "full_page_writes=off", "max_connections=400"],
  });
  await forgetDeadRuns(server.adminUrl);
  const run = `run${process.pid}`;
  project.provide("adminUrl", server.adminUrl);
  project.provide("serverUrl", server.url);
  project.provide("template", await makeTemplate(server));
  project.provide("run", run);
  return async () => {
    await dropDatabasesOf(server.adminUrl, run);
    await server.release();
  };
}
