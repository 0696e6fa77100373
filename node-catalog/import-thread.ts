import { pathToFileURL } from "node:url";
import { workerData } from "node:worker_threads";
import type { Reading } from "./import-in-time.ts";
import { lendOurs } from "./lend-ours.ts";

/** Reads one file after the other. See `import-in-time.ts`. */
const { folder, files, at } = workerData as Reading;
lendOurs(folder);
for (const file of files) {
  await import(pathToFileURL(file).href).catch(() => {});
  Atomics.add(at, 0, 1);
}
process.exit();
