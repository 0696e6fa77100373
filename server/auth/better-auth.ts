import { hkdfSync } from "node:crypto";
import { betterAuth, type BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import type { Db } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { linkPurpose } from "./contract.ts";

const DAY = 24 * 60 * 60;

export interface AuthOptions {
  readonly db: Db;
  /** 32 bytes; cookies are signed by a key that is derived from it. */
  readonly secretKey: Buffer;
  /** The origin of this installation; cookies are for https only when it is https. */
  readonly publicUrl: string | undefined;
}

export type Auth = ReturnType<typeof createAuth>;

/**
 * The library that keeps sessions and passwords. Its own HTTP handler is not mounted: our routes call `auth.api`, so
 * that there is one way in, one documentation and one shape of errors.
 */
export function createAuth({ db, secretKey, publicUrl }: AuthOptions) {
  const secret = Buffer.from(hkdfSync("sha256", secretKey, "", "baton session cookies", 32)).toString("base64url");
  return betterAuth({
    appName: "Baton",
    baseURL: publicUrl ?? "http://localhost",
    secret,
    database: db,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: {
      modelName: "auth_people",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: { roles: { type: "string[]", required: true, input: false } },
    },
    account: { modelName: "auth_accounts", fields: ACCOUNT_FIELDS },
    session: {
      modelName: "auth_sessions",
      fields: SESSION_FIELDS,
      additionalFields: {
        linkPurpose: { type: "string", required: false, input: false, fieldName: "link_purpose" },
      },
      expiresIn: 30 * DAY,
      updateAge: DAY,
    },
    advanced: {
      cookiePrefix: "baton",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      // It would ask for tables of features that are not used, such as e-mail verification.
      database: { generateId: newId, validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [signInByLink()],
  });
}

const ACCOUNT_FIELDS = {
  userId: "person_id",
  providerId: "provider_id",
  accountId: "account_id",
  accessToken: "access_token",
  refreshToken: "refresh_token",
  idToken: "id_token",
  accessTokenExpiresAt: "access_token_expires_at",
  refreshTokenExpiresAt: "refresh_token_expires_at",
  createdAt: "created_at",
  updatedAt: "updated_at",
};

const SESSION_FIELDS = {
  userId: "person_id",
  expiresAt: "expires_at",
  ipAddress: "ip_address",
  userAgent: "user_agent",
  createdAt: "created_at",
  updatedAt: "updated_at",
};

/** Opens a session for a person whose link was just spent; the caller has checked that. */
function signInByLink() {
  return {
    id: "sign-in-by-link",
    endpoints: {
      openSession: createAuthEndpoint(
        "/open-session",
        { method: "POST", body: z.object({ personId: z.uuid(), linkPurpose }), metadata: { SERVER_ONLY: true } },
        async (ctx) => {
          const { personId, linkPurpose } = ctx.body;
          const user = await ctx.context.internalAdapter.findUserById(personId);
          if (!user) throw ctx.error("UNAUTHORIZED");
          const session = await ctx.context.internalAdapter.createSession(personId, false, { linkPurpose });
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ personId });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
