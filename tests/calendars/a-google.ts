import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { type Answer, aPeer, type Asked, type Peer } from "./a-peer.ts";

export const FREE_BUSY = "https://www.googleapis.com/auth/calendar.freebusy";
export const CLIENT = { clientId: "baton.apps.example.com", clientSecret: "of the client" };
const CODE = "4/0AanA";
const REFRESH_TOKEN = "1//of-ana";

/** What is otherwise than usual; may be changed at any time. */
export interface GoogleHabits {
  /** What somebody ticks. @default everything */
  scope?: string;
  /** @default true */
  givesRefreshToken?: boolean;
  /** Claims of the id token. */
  claims?: JWTPayload;
  /** Signs with a key that it does not publish. */
  forges?: boolean;
  /** What the person did at myaccount.google.com. */
  isRevoked?: boolean;
  /** Busy times, or whatever else the calendar interface says. */
  busy?: { start: string; end: string }[];
  instead?: (asked: Asked) => Answer | undefined;
}

export interface FakeGoogle extends Peer {
  readonly habits: GoogleHabits;
  /** A person's yes at the address for it: what they are sent back with. */
  consent(address: URL): { code: string; state: string };
}

/** Google's sign-in (OpenID Connect) and its freeBusy, for one person. */
export async function aGoogle(habits: GoogleHabits = {}): Promise<FakeGoogle> {
  const [own, other] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  let asking: URLSearchParams | undefined;

  const peer: Peer = await aPeer(async (asked) => {
    const { path, body } = asked;
    const different = habits.instead?.(asked);
    if (different) return different;
    if (path === "/.well-known/openid-configuration") return json(discovery(peer.url));
    if (path === "/keys") return json({ keys: [jwk] });
    if (path === "/token") return token(new URLSearchParams(body));
    return path === "/calendar/freeBusy" ? freeBusy(asked) : { status: 404 };
  });

  async function token(sent: URLSearchParams): Promise<Answer> {
    const isClient = sent.get("client_id") === CLIENT.clientId && sent.get("client_secret") === CLIENT.clientSecret;
    if (!isClient) return json({ error: "invalid_client", error_description: "Unauthorized" }, 401);
    if (!isGranted(sent)) return json({ error: "invalid_grant", error_description: "Bad Request" }, 400);
    const isFirst = sent.get("grant_type") === "authorization_code";
    const refresh = isFirst && habits.givesRefreshToken !== false ? { refresh_token: REFRESH_TOKEN } : {};
    const scope = habits.scope ?? `openid ${FREE_BUSY} https://www.googleapis.com/auth/userinfo.email`;
    return json({
      access_token: "of an hour",
      token_type: "Bearer",
      expires_in: 3599,
      scope,
      id_token: await idToken(isFirst),
      ...refresh,
    });
  }

  /** A code once, with what it was asked for with (RFC 7636); after that the refresh token. */
  function isGranted(sent: URLSearchParams): boolean {
    if (habits.isRevoked) return false;
    if (sent.get("grant_type") === "refresh_token") return sent.get("refresh_token") === REFRESH_TOKEN;
    const challenge = createHash("sha256")
      .update(sent.get("code_verifier") ?? "")
      .digest("base64url");
    const isAsked =
      asking?.get("code_challenge") === challenge && asking.get("redirect_uri") === sent.get("redirect_uri");
    return sent.get("grant_type") === "authorization_code" && sent.get("code") === CODE && isAsked;
  }

  function idToken(isFirst: boolean): Promise<string> {
    const usual = {
      iss: peer.url,
      aud: CLIENT.clientId,
      sub: "1234567890",
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 3600,
      email: "ana@example.com",
      ...(isFirst && { nonce: asking!.get("nonce") }),
    };
    return new SignJWT({ ...usual, ...habits.claims })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .sign(habits.forges ? other.privateKey : own.privateKey);
  }

  function freeBusy({ method, headers, body }: Asked): Answer {
    if (method !== "POST" || headers.authorization !== "Bearer of an hour") return json({ error: { code: 401 } }, 401);
    const { items } = JSON.parse(body) as { items: unknown };
    if (JSON.stringify(items) !== '[{"id":"primary"}]') return json({ error: { code: 400 } }, 400);
    return json({ kind: "calendar#freeBusy", calendars: { primary: { busy: habits.busy ?? [] } } });
  }

  return {
    ...peer,
    habits,
    consent(address) {
      asking = address.searchParams;
      return { code: CODE, state: asking.get("state")! };
    },
  };
}

export const json = (body: unknown, status = 200): Answer => ({
  status,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(body),
});

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  authorization_response_iss_parameter_supported: true,
});
