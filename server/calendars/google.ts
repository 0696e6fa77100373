import * as openid from "openid-client";
import { z } from "zod";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { GuardedClient } from "../outgoing/guarded-client.ts";
import type { ConnectionOf } from "./connection.ts";
import { createConsentStates } from "./google/consent-states.ts";
import { askFreeBusy } from "./google/free-busy.ts";
import { explainConsent, explainReading, noLastingAccess, notTicked, notUnderstood } from "./google/problems.ts";
import { createProvider } from "./google/provider.ts";
import type { Seal } from "./seal.ts";
import type { ReadBusy } from "./source.ts";

export interface GoogleOptions {
  /** What whoever runs Baton has registered at Google, with `{origin}/me/google` as a redirect URI. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly http: GuardedClient;
  readonly seal: Seal;
  /** @default Google's */
  readonly issuer?: string;
  /** @default Google's */
  readonly api?: string;
  /** Epoch milliseconds. @default the clock of the machine, which sealed what it reads again */
  readonly now?: () => number;
}

export interface Google {
  /** Where to send somebody who shall allow Baton to see when they are busy; valid for ten minutes. */
  consentAddress(who: { personId: PersonId; origin: string }): Promise<URL>;
  /**
   * Takes what Google sent them back with.
   *
   * @throws AppError `google-consent-expired`, `google-refused`
   */
  finish(came: { code: string; state: string; personId: PersonId }): Promise<ConnectionOf<"google">>;
  readonly read: ReadBusy<"google">;
}

/** When somebody is busy, and nothing more than that. */
const FREE_BUSY = "https://www.googleapis.com/auth/calendar.freebusy";

/** Calendars at Google, by its sign-in (OpenID Connect with PKCE) and its interface for calendars. */
export function createGoogle({
  clientId,
  clientSecret,
  http,
  seal,
  issuer = "https://accounts.google.com",
  api = "https://www.googleapis.com/calendar/v3",
  now = Date.now,
}: GoogleOptions): Google {
  const provider = createProvider({ http, issuer, clientId, clientSecret });
  const states = createConsentStates(seal, now);
  return {
    async consentAddress({ personId, origin }) {
      const [codeVerifier, nonce] = [openid.randomPKCECodeVerifier(), openid.randomNonce()];
      const state = await states.make({ personId, origin, codeVerifier, nonce });
      const challenge = await openid.calculatePKCECodeChallenge(codeVerifier);
      const config = await provider().catch(rethrow(explainConsent));
      return openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri(origin),
        scope: `openid email ${FREE_BUSY}`,
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: "S256",
        // Both, or Google gives no refresh token to somebody who allowed this once before.
        access_type: "offline",
        prompt: "consent",
      });
    },

    async finish({ code, state, personId }) {
      const { origin, codeVerifier, nonce } = await states.open(state, personId);
      const came = new URL(redirectUri(origin));
      // Who answered is no question: the code is worth nothing but at this issuer, the only one there is.
      came.search = new URLSearchParams({ code, state, iss: issuer }).toString();
      const checks = { pkceCodeVerifier: codeVerifier, expectedNonce: nonce, expectedState: state };
      const granted = await provider()
        .then((config) => openid.authorizationCodeGrant(config, came, checks))
        .catch(rethrow(explainConsent));
      if (!granted.scope?.split(" ").includes(FREE_BUSY)) throw notTicked();
      if (!granted.refresh_token) throw noLastingAccess();
      const { data: claims } = z.object({ email: z.email() }).safeParse(granted.claims());
      if (!claims) throw notUnderstood();
      return { kind: "google", email: claims.email, refreshToken: granted.refresh_token };
    },

    async read({ refreshToken }, { span }) {
      const { access_token: accessToken } = await provider()
        .then((config) => openid.refreshTokenGrant(config, refreshToken))
        .catch(rethrow(explainReading));
      return { busy: await askFreeBusy(http, { api, accessToken, span }), marks: {} };
    },
  };
}

const redirectUri = (origin: string): string => `${origin}/me/google`;

const rethrow = (explain: (error: unknown) => Error) => (error: unknown) => {
  throw explain(error);
};
