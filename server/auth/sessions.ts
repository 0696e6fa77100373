import type { IncomingHttpHeaders } from "node:http";
import type { PersonId, Role } from "../../node-catalog/kit/domain.ts";
import { role } from "../../node-catalog/kit/domain.ts";
import type { Auth } from "./better-auth.ts";

/** Somebody is signed in by a cookie. */
export interface Session {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly token: string;
  readonly createdAt: Date;
  /** The purpose of the link that opened it; null: by password. */
  readonly linkPurpose: string | null;
}

/** Reads whose cookie it is, without prolonging the session. Undefined also when the person is no longer active. */
export async function readSession(auth: Auth, headers: IncomingHttpHeaders): Promise<Session | undefined> {
  // Spares programs with keys, and everybody who is not signed in, the way to the database.
  if (!headers.cookie?.includes("baton.session_token=")) return undefined;
  const query = { disableRefresh: true };
  return sessionOf(await auth.api.getSession({ headers: cookiesOf(headers), query }));
}

/** Like {@link readSession}, and prolongs the session; `cookies` are for the reply. */
export async function renewSession(auth: Auth, headers: IncomingHttpHeaders) {
  const reply = await auth.api.getSession({ headers: cookiesOf(headers), returnHeaders: true });
  return { session: sessionOf(reply.response), cookies: reply.headers.getSetCookie() };
}

/** What the library needs of a request. */
export function cookiesOf(headers: IncomingHttpHeaders): Headers {
  return new Headers({ cookie: headers.cookie ?? "", "user-agent": headers["user-agent"] ?? "" });
}

type LibrarySession = Awaited<ReturnType<Auth["api"]["getSession"]>>;

function sessionOf(found: LibrarySession): Session | undefined {
  if (!found) return undefined;
  const { session, user } = found;
  return {
    personId: user.id,
    name: user.name,
    email: user.email,
    roles: role.array().parse(user.roles),
    token: session.token,
    createdAt: session.createdAt,
    linkPurpose: session.linkPurpose ?? null,
  };
}
