import type { IncomingHttpHeaders } from "node:http";
import type { Db } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Authenticate } from "../http/mount-routes.ts";
import type { Actor } from "../http/route.ts";
import { rememberApiKeys } from "./api-keys.ts";
import type { Auth } from "./better-auth.ts";
import { callerLimits } from "./limits.ts";
import { readSession } from "./sessions.ts";

/**
 * Says who calls, from `Authorization: Bearer KEY` or the session's cookie; null when neither was sent or the session
 * has ended. Sockets use it, too, with the key of their handshake as that header.
 *
 * @throws AppError `key-unknown` (401), `too-many-attempts` (429)
 */
export function createAuthenticate({ db, auth }: { readonly db: Db; readonly auth: Auth }): Authenticate {
  const keys = rememberApiKeys(db);
  const limits = callerLimits();

  return async ({ headers, ip }): Promise<Actor | null> => {
    if (headers.authorization !== undefined) {
      const key = keyOf(headers);
      const actor = key === undefined ? null : await keys.find(key);
      if (actor) return actor;
      await limits.wrongKey(ip ?? "");
      throw new AppError(
        "unauthenticated",
        "key-unknown",
        "This access key is not valid; make a new one in the settings.",
      );
    }
    const session = await readSession(auth, headers);
    if (!session) return null;
    await limits.request(session.personId);
    return { kind: "person", id: session.personId, roles: session.roles };
  };
}

function keyOf({ authorization }: IncomingHttpHeaders): string | undefined {
  return /^Bearer +(\S{1,200})$/i.exec(authorization ?? "")?.[1];
}
