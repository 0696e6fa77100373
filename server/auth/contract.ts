import { z } from "zod";
import { role, uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime } from "../http/contract.ts";

/** What an access key may do. `admin` may all. */
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
