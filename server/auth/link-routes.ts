import type { IncomingHttpHeaders } from "node:http";
import { type Db, transaction } from "../../engine/database.ts";
import { byId, nothing } from "../http/contract.ts";
import { MANAGERS, publicRoute, route, type Actor, type Route } from "../http/route.ts";
import type { Auth } from "./better-auth.ts";
import { linkToken, linkView, signInLink, type LinkPurpose, type SignInLink } from "./contract.ts";
import { invite } from "./invite.ts";
import { linkOrigin } from "./link-origin.ts";
import { readSignInLink, returnSignInLink, spendSignInLink } from "./sign-in-link.ts";
import { cookiesOf } from "./sessions.ts";

/** Whoever has a link is that person: a key that may only write people would else read every lead as a manager. */
const LINK_MAKERS = { roles: MANAGERS, scopes: [] } as const;

export interface LinkRouteOptions {
  readonly db: Db;
  readonly auth: Auth;
  readonly publicUrl: string | undefined;
}

/** Links that sign in once: made for others, looked at, and used up by a button. */
export function linkRoutes({ db, auth, publicUrl }: LinkRouteOptions): Route[] {
  const make = async (
    id: string,
    purpose: LinkPurpose,
    actor: Actor,
    headers: IncomingHttpHeaders,
  ): Promise<SignInLink> => {
    const request = { personId: id, purpose, origin: linkOrigin(publicUrl, headers) };
    const { url, expiresAt } = await transaction(db, (tx) => invite(tx, actor, request));
    return { url, expiresAt: expiresAt.toISOString() };
  };

  return [
    route({
      method: "post",
      path: "/reps/{id}/invitation",
      summary: "Make a link with which a new person comes in; valid for 7 days, once",
      params: byId,
      output: signInLink,
      status: 201,
      access: LINK_MAKERS,
      errors: ["person-not-found", "admins-only"],
      handle: ({ params, actor, headers }) => make(params.id, "invitation", actor, headers),
    }),
    route({
      method: "post",
      path: "/reps/{id}/reset-link",
      summary: "Make a link for somebody who cannot sign in any more; valid for one hour, once",
      params: byId,
      output: signInLink,
      status: 201,
      access: LINK_MAKERS,
      errors: ["person-not-found", "admins-only"],
      handle: ({ params, actor, headers }) => make(params.id, "reset", actor, headers),
    }),
    publicRoute({
      method: "get",
      path: "/sign-in-links/{token}",
      summary: "Whom a link would sign in, or why it no longer does; does not use it up",
      params: linkToken,
      output: linkView,
      handle: ({ params }) => readSignInLink(db, params.token),
    }),
    publicRoute({
      method: "post",
      path: "/sign-in-links/{token}",
      summary: "Sign in by a link and use it up; sets the session's cookie",
      params: linkToken,
      output: nothing,
      status: 204,
      errors: ["link-unknown", "link-used", "link-expired"],
      handle: async ({ params: { token }, headers, setHeader }) => {
        // The library writes the session by a connection of its own, so the link is spent before, and given back should
        // that fail. Within one transaction, eight people at once would wait for connections that each of them holds.
        const { personId, purpose } = await transaction(db, (tx) => spendSignInLink(tx, token));
        try {
          const body = { personId, linkPurpose: purpose };
          const reply = await auth.api.openSession({ body, headers: cookiesOf(headers), returnHeaders: true });
          for (const cookie of reply.headers.getSetCookie()) setHeader("set-cookie", cookie);
        } catch (error) {
          await transaction(db, (tx) => returnSignInLink(tx, token));
          throw error;
        }
        return {};
      },
    }),
  ];
}
