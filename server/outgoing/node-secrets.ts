import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { AppError } from "../../node-catalog/kit/errors.ts";

const PREFIX = "BATON_NODE_SECRET_";
const secretsFile = z.record(z.string(), z.string());

export type ReadSecrets = (names: readonly string[]) => Promise<Readonly<Record<string, string>>>;

/**
 * Reads the secrets that a step names: `CRM` is BATON_NODE_SECRET_CRM of the environment, else `CRM` in node-secrets.json
 * beside the data. Read at each delivery, so that a changed one needs no restart, and kept nowhere else.
 *
 * @throws AppError `secret-missing` (the run stops), without any value
 */
export function createReadSecrets(dataFolder: string, environment: NodeJS.ProcessEnv = process.env): ReadSecrets {
  return async (names) => {
    if (names.length === 0) return {};
    const stored = await readStored(path.join(dataFolder, "node-secrets.json"));
    return Object.fromEntries(
      names.map((name) => {
        const value = environment[PREFIX + name] ?? stored[name];
        if (value === undefined) throw missing(name);
        return [name, value];
      }),
    );
  };
}

async function readStored(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  try {
    return secretsFile.parse(JSON.parse(text));
  } catch {
    throw new AppError("stop", "secrets-unreadable", `Correct ${file}: it must be {"NAME": "value"}.`);
  }
}

function missing(name: string): AppError {
  return new AppError(
    "stop",
    "secret-missing",
    `The secret ${name} is not set: ask whoever runs Baton to set ${PREFIX}${name}.`,
  );
}
