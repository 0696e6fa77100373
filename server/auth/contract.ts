import { z } from "zod";
import { role, uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime } from "../http/contract.ts";

/**
 * What an access key may do. `admin` may all; who writes flows or people reads them, too. Not so with leads: the key for
 * `leads:write` lies on web sites, so it learns of a lead what the reply to its own request says and no more.
 */
export const SCOPES = [
  "admin",
  "leads:write",
  "leads:read",
  "flows:write",
  "flows:read",
  "people:write",
  "people:read",
] as const;
export const scope = z.enum(SCOPES);
export type Scope = z.infer<typeof scope>;

export const me = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  hasPassword: z.boolean(),
  /** A new password can be set without the old one: there is none yet, or a link opened this session just now. */
  maySetPassword: z.boolean(),
  /** The first admin, who was made before anybody could say their name and e-mail. */
  isUnnamed: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const apiKeyView = z.object({
  id: uuid,
  name: z.string(),
  scopes: z.array(scope),
  createdAt: isoTime,
  lastUsedAt: isoTime.nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;
export const newApiKey = z.object({ name: z.string().trim().min(1).max(120), scopes: z.array(scope).min(1) });
/** The key is shown this once; only its hash is kept. */
export const createdApiKey = apiKeyView.extend({ key: z.string() });

/** A link that signs somebody in: shown with a copy button and a QR code, needs no e-mail. */
export const signInLink = z.object({ url: z.string(), expiresAt: isoTime });
export type SignInLink = z.infer<typeof signInLink>;

export const LINK_PURPOSES = ["first-admin", "invitation", "reset", "login"] as const;
export const linkPurpose = z.enum(LINK_PURPOSES);
export type LinkPurpose = z.infer<typeof linkPurpose>;

/** The part of a link after `#`. */
export const linkToken = z.object({ token: z.string().min(1).max(100) });
/** What a link would do; reading this does not use it up. */
export const linkView = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("ready"),
    purpose: linkPurpose,
    name: z.string(),
    company: z.string(),
    expiresAt: isoTime,
  }),
  /** It signs nobody in (any more); `message` says why and what to do. */
  z.object({ state: z.enum(["used", "expired", "unknown"]), message: z.string() }),
]);
export type LinkView = z.infer<typeof linkView>;
export type ReadyLink = Extract<LinkView, { state: "ready" }>;

export const credentials = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(200) });
export const newPassword = z.object({
  password: z.string().min(10, "Use at least 10 characters.").max(200),
  /** Needed unless `maySetPassword` of GET /me. */
  currentPassword: z.string().max(200).optional(),
});
