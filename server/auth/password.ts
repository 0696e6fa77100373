import type { Db } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Auth } from "./better-auth.ts";
import { readPasswordHash } from "./session-store.ts";
import type { Session } from "./sessions.ts";

/** For how long after signing in by a link a password can be set without the old one. */
const FRESH_MS = 60 * 60 * 1000;

/** Who came by a link has proved who they are, perhaps because the old password is forgotten. */
export function cameByLinkJustNow({ linkPurpose, createdAt }: Session): boolean {
  return linkPurpose !== null && Date.now() - createdAt.getTime() < FRESH_MS;
}

/**
 * Lets those set a new password who have none, came by a link just now, or know the old one.
 *
 * @throws AppError `current-password-wrong` (422)
 */
export async function checkMaySetPassword(db: Db, auth: Auth, session: Session, current: string | undefined) {
  const hash = await readPasswordHash(db, session.personId);
  if (hash === undefined || cameByLinkJustNow(session)) return;
  const { password } = await auth.$context;
  if (current !== undefined && (await password.verify({ hash, password: current }))) return;
  const message = "This is not your password. Type the one you have now, or ask for a link.";
  const errors = [{ path: "currentPassword", message }];
  throw new AppError("invalid", "current-password-wrong", message, { errors });
}

/** Slow by design: outside of any transaction. */
export async function hashPassword(auth: Auth, password: string): Promise<string> {
  return (await auth.$context).password.hash(password);
}
