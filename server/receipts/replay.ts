import { canonicalJson } from "../../engine/canonical-json.ts";
import { decide } from "../../node-catalog/assignment/decide.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { ReplayReply } from "./contract.ts";
import type { KeptDecision } from "./receipt-queries.ts";

type Json = Extract<ReplayReply, { same: false }>["difference"]["stored"];

/**
 * Decides again over what was kept of a decision, and compares person and numbers byte for byte as canonical JSON.
 *
 * @throws AppError `inputs-gone` when not all that it depended on is kept
 */
export function replay({ inputs, ...stored }: KeptDecision): ReplayReply {
  if (!inputs) {
    throw new AppError(
      "conflict",
      "inputs-gone",
      "What this decision depended on is not kept, so it cannot be repeated.",
    );
  }
  const { inputs: _, ...again } = decide(inputs);
  const [before, after] = [canonicalJson(stored), canonicalJson(again)];
  if (before === after) return { same: true };
  return { same: false, difference: firstDifference(JSON.parse(before) as Json, JSON.parse(after) as Json)! };
}

/** Where two values begin to differ, as a JSON pointer; undefined when they do not. */
export function firstDifference(
  stored: Json,
  replayed: Json,
  path = "",
): { path: string; stored: Json; replayed: Json } | undefined {
  if (!isObject(stored) || !isObject(replayed) || Array.isArray(stored) !== Array.isArray(replayed)) {
    return stored === replayed ? undefined : { path: path || "/", stored, replayed };
  }
  const [mine, theirs] = [stored as Record<string, Json>, replayed as Record<string, Json>];
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const difference = firstDifference(mine[key] ?? null, theirs[key] ?? null, `${path}/${key}`);
    if (difference) return difference;
  }
  return undefined;
}

const isObject = (value: Json): value is Json[] | { [key: string]: Json } =>
  typeof value === "object" && value !== null;
