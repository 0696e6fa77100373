import { randomBytes } from "node:crypto";
import { chmod, link, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";
import { makeFolder } from "../postgres/layout.ts";
import { StartupProblem } from "../startup-problem.ts";

/**
 * The key that seals what the database must not show: 32 bytes from BATON_SECRET_KEY, else from a file beside the data,
 * which is made at the first start and readable by its owner only.
 */
export async function readSecretKey({
  dataFolder,
  secretKey,
}: Pick<Config, "dataFolder" | "secretKey">): Promise<Buffer> {
  if (secretKey) return Buffer.from(secretKey, "hex");
  const file = secretKeyFile(dataFolder);
  try {
    return parse(file, (await readFile(file, "utf8").catch(ifMissing)) ?? (await make(file)));
  } catch (error) {
    if (error instanceof StartupProblem) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupProblem(
      `Baton cannot use its secret key ${file} (${code}): let its user read and write that folder, or set BATON_SECRET_KEY.`,
    );
  }
}

export function secretKeyFile(dataFolder: string): string {
  return path.join(dataFolder, "secret.key");
}

/** Written aside and linked: of two processes that start together, both use the key of the one that was first. */
async function make(file: string): Promise<string> {
  await makeFolder(path.dirname(file), process.getuid!() === 0 ? 0o711 : 0o700);
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  await chmod(file, 0o600);
  return readFile(file, "utf8");
}

function parse(file: string, text: string): Buffer {
  if (/^[0-9a-f]{64}\s*$/i.test(text)) return Buffer.from(text.trim(), "hex");
  throw new StartupProblem(`The secret key ${file} is damaged: put back the one from your backup.`);
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
