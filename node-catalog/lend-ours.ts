import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const PROJECT = new URL("../", import.meta.url);
/** By this an operator's file names one of ours: `baton/node-catalog/kit/define-node.ts`. */
const OURS = "baton/";

/**
 * A folder anywhere has no packages and knows no way to us: `baton/…` is this project, and what it lacks are our packages.
 *
 * @returns what ends it
 */
export function lendOurs(folder: string) {
  const inside = pathToFileURL(join(folder, "/")).href;
  return registerHooks({
    resolve(specifier, context, next) {
      if (!context.parentURL?.startsWith(inside)) return next(specifier, context);
      if (specifier.startsWith(OURS)) return next(new URL(specifier.slice(OURS.length), PROJECT).href, context);
      try {
        return next(specifier, context);
      } catch (error) {
        if (/^[./]|:/.test(specifier)) throw error;
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
    },
  });
}
