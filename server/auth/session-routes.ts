import { isAPIError } from "better-auth/api";
import type { IncomingHttpHeaders } from "node:http";
import { type Db, transaction } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { nothing } from "../http/contract.ts";
import { EVERYBODY, publicRoute, route, type Route } from "../http/route.ts";
import type { Auth } from "./better-auth.ts";
import { credentials, me, newPassword } from "./contract.ts";
import { NO_EMAIL_YET } from "./first-admin.ts";
import { signInLimits } from "./limits.ts";
import { cameByLinkJustNow, checkMaySetPassword, hashPassword } from "./password.ts";
import { deleteSessions, readPasswordHash, upsertPasswordHash } from "./session-store.ts";
import { endLinksOf } from "./sign-in-link-store.ts";
import { cookiesOf, readSession, renewSession, type Session } from "./sessions.ts";

/** Nobody but a person has a session; a key with `admin` is let in by its scope and told so by `signedIn`. */
const PEOPLE = { roles: EVERYBODY, scopes: [] } as const;

export interface SessionRouteOptions {
  readonly db: Db;
  readonly auth: Auth;
}

/** Signing in and out, who one is, and one's password. */
export function sessionRoutes({ db, auth }: SessionRouteOptions): Route[] {
  const limits = signInLimits(db);
  return [
    publicRoute({
      method: "post",
      path: "/sessions",
      summary: "Sign in with e-mail and password; sets the session's cookie",
      body: credentials,
      example: { email: "ana@example.com", password: "four words make one" },
      output: nothing,
      status: 204,
      errors: ["credentials-wrong", "too-many-attempts"],
      handle: async ({ body, headers, ip, setHeader }) => {
        const cookies = await limits.attempt(body.email, ip, () => signIn(auth, body, headers));
        for (const cookie of cookies) setHeader("set-cookie", cookie);
        return {};
      },
    }),
    route({
      method: "delete",
      path: "/sessions/current",
      summary: "Sign out here",
      output: nothing,
      status: 204,
      access: PEOPLE,
      handle: async ({ headers, setHeader }) => {
        for (const cookie of await signOut(auth, headers)) setHeader("set-cookie", cookie);
        return {};
      },
    }),
    route({
      method: "delete",
      path: "/sessions",
      summary: "Sign out everywhere",
      output: nothing,
      status: 204,
      access: PEOPLE,
      handle: async ({ headers, setHeader }) => {
        const { personId } = signedIn(await readSession(auth, headers));
        await transaction(db, (tx) => deleteSessions(tx, personId));
        for (const cookie of await signOut(auth, headers)) setHeader("set-cookie", cookie);
        return {};
      },
    }),
    route({
      method: "get",
      path: "/me",
      summary: "Who is signed in; prolongs the session",
      output: me,
      access: PEOPLE,
      handle: async ({ headers, setHeader }) => {
        const { session, cookies } = await renewSession(auth, headers);
        const { personId: id, name, email, roles } = signedIn(session);
        for (const cookie of cookies) setHeader("set-cookie", cookie);
        const hasPassword = (await readPasswordHash(db, id)) !== undefined;
        const maySetPassword = !hasPassword || cameByLinkJustNow(signedIn(session));
        return { id, name, email, roles: [...roles], hasPassword, maySetPassword, isUnnamed: email === NO_EMAIL_YET };
      },
    }),
    route({
      method: "post",
      path: "/me/password",
      summary: "Set a password, or another one; signs out everywhere else and ends unused links",
      body: newPassword,
      example: { password: "four words make one", currentPassword: "what it was before" },
      output: nothing,
      status: 204,
      access: PEOPLE,
      errors: ["current-password-wrong", "too-many-attempts"],
      handle: async ({ body: { password, currentPassword }, headers, ip }) => {
        const session = signedIn(await readSession(auth, headers));
        const { personId, email, token } = session;
        await limits.attempt(email, ip, () => checkMaySetPassword(db, auth, session, currentPassword));
        const hash = await hashPassword(auth, password);
        await transaction(db, async (tx) => {
          await upsertPasswordHash(tx, newId(), personId, hash);
          await deleteSessions(tx, personId, token);
          await endLinksOf(tx, personId);
        });
        return {};
      },
    }),
  ];
}

function signedIn(session: Session | undefined): Session {
  if (session) return session;
  throw new AppError("forbidden", "person-needed", "This is about a person: sign in instead of using an access key.");
}

async function signIn(auth: Auth, body: { email: string; password: string }, headers: IncomingHttpHeaders) {
  try {
    const reply = await auth.api.signInEmail({ body, headers: cookiesOf(headers), returnHeaders: true });
    return reply.headers.getSetCookie();
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    // The same words whether the person, the password or both are unknown.
    const message = "E-mail or password is wrong. Try again, or ask an admin or a manager for a link.";
    throw new AppError("unauthenticated", "credentials-wrong", message);
  }
}

async function signOut(auth: Auth, headers: IncomingHttpHeaders): Promise<string[]> {
  const reply = await auth.api.signOut({ headers: cookiesOf(headers), returnHeaders: true });
  return reply.headers.getSetCookie();
}
