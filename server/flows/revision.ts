import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Flow } from "./flows-store.ts";

/** For the documentation: {@link seenRevision} reads it. */
export const ifMatch = z.object({
  "If-Match": z.string().describe("The `revision` of the flow that you saw, such as 7"),
});

/** The revision that the caller saw, from `If-Match: 7` (or `"7"`); undefined without the header. */
export function seenRevision(headers: IncomingHttpHeaders): number | undefined {
  const header = headers["if-match"];
  if (header === undefined) return undefined;
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (revision !== undefined) return Number(revision);
  throw new AppError("invalid", "if-match-invalid", "Send the revision that you saw in If-Match, as a number.");
}

/** Tells who changed the draft in between. */
export function staleRevision({ revision, updatedAt, updatedBy }: Flow): AppError {
  const who = updatedBy ?? "Somebody";
  return new AppError("conflict", "stale-revision", `${who} changed this flow while you were editing.`, {
    revision,
    updatedBy,
    updatedAt: updatedAt.toISOString(),
  });
}
