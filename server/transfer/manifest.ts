import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { StartupProblem } from "../startup-problem.ts";

const manifestSchema = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** Files of migrations/ that the database had applied. */
  migrations: z.array(z.string()),
  /** `sha256` is that of the rows before compression. */
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string() })),
});

/** What a backup holds: written last, so a folder that has one is complete. */
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST_FILE = "backup.json";
export const KEY_FILE = "secret.key";

export function rowsFile(folder: string, table: string): string {
  return path.join(folder, `${table}.copy.gz`);
}

/** @throws StartupProblem when `folder` is no backup, or one of a newer release */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST_FILE), "utf8").catch(() => {
    throw new StartupProblem(`${folder} is not a backup (it has no ${MANIFEST_FILE}): name the folder of one.`);
  });
  const { success, data } = manifestSchema.safeParse(parse(text));
  if (!success) throw new StartupProblem(`The backup ${folder} is damaged or of a newer release: use another one.`);
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
