import type { Queryable, Tx } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { LinkPurpose, LinkView } from "./contract.ts";
import { hashToken, newToken } from "./secret-token.ts";
import { findLink, insertLink, spendLink, unspendLink, type StoredLink } from "./sign-in-link-store.ts";

const HOUR = 60 * 60 * 1000;

const LIFETIMES: Record<LinkPurpose, number> = {
  "first-admin": HOUR,
  login: HOUR,
  reset: HOUR,
  invitation: 7 * 24 * HOUR,
};

export interface LinkRequest {
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  /** The address of this installation as whoever gets the link can reach it, e.g. `http://192.168.1.5:3000`. */
  readonly origin: string;
}

/**
 * Makes a link that signs a person in once: within 7 days for an invitation, else within an hour. The token stands
 * behind `#`, which browsers do not send: it gets into no log, and a preview of the link cannot spend it.
 *
 * @throws AppError `person-not-found` when there is no such person, or not an active one
 */
export async function createSignInLink(
  tx: Tx,
  { personId, purpose, origin }: LinkRequest,
): Promise<{ readonly url: string; readonly expiresAt: Date }> {
  const token = newToken();
  const expiresAt = await insertLink(tx, { hash: hashToken(token), personId, purpose, lifetimeMs: LIFETIMES[purpose] });
  if (!expiresAt) throw new AppError("not-found", "person-not-found", "There is no such person, or not any more.");
  return { url: `${origin}/sign-in/link#${token}`, expiresAt };
}

/** What the link would do, without using it up. */
export async function readSignInLink(db: Queryable, token: string): Promise<LinkView> {
  const link = await findLink(db, hashToken(token));
  if (link?.state !== "ready") return { state: link?.state ?? "unknown", message: whyNot(link) };
  const { state, purpose, name, company, expiresAt } = link;
  return { state, purpose, name, company, expiresAt: expiresAt.toISOString() };
}

/**
 * Uses the link up.
 *
 * @throws AppError `link-unknown` (404), `link-used` or `link-expired` (410), each with what to do now
 */
export async function spendSignInLink(tx: Tx, token: string): Promise<StoredLink> {
  const hash = hashToken(token);
  if (await spendLink(tx, hash)) return (await findLink(tx, hash)) ?? noLonger(undefined);
  return noLonger(await findLink(tx, hash));
}

function noLonger(link: StoredLink | undefined): never {
  const kind = link ? "gone" : "not-found";
  throw new AppError(kind, `link-${link?.state ?? "unknown"}`, whyNot(link));
}

/** Gives a link back whose sign-in failed for a reason of ours. */
export async function returnSignInLink(tx: Tx, token: string): Promise<void> {
  await unspendLink(tx, hashToken(token));
}

function whyNot(link: StoredLink | undefined): string {
  if (!link) return "This link is not valid. Copy it again, as a whole, or ask for a new one.";
  const why = link.state === "used" ? "This link was used already." : "This link is too old.";
  return link.purpose === "invitation" || link.purpose === "reset"
    ? `${why} Sign in with your password, or ask an admin or a manager for a new link.`
    : `${why} Sign in with your password, or ask for a new link where Baton runs: npm run baton -- login-link`;
}
