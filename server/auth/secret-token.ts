import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of a token. It has 256 random bits, so a slow hash with salt would protect nothing more. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();
