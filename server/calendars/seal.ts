import { createHmac, hkdfSync } from "node:crypto";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { connection, type Connection, identityOf } from "./connection.ts";

/** Encrypts with a key that is made from the secret key, for one purpose. */
export interface Seal {
  seal(text: string): Promise<string>;
  /** @throws Error when it was sealed with another key, or is damaged */
  open(sealed: string): Promise<string>;
}

export function createSeal(secretKey: Buffer, purpose: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", purpose, 32)).toString("base64url");
  return {
    seal: (data) => symmetricEncrypt({ key, data }),
    open: (data) => symmetricDecrypt({ key, data }),
  };
}

export interface Connections {
  seal(one: Connection): Promise<string>;
  open(sealed: string): Promise<Connection>;
  /** The same for the same calendar; what it is, nobody can tell from it. */
  fingerprint(one: Connection): string;
}

export function createConnections(secretKey: Buffer): Connections {
  const { seal, open } = createSeal(secretKey, "baton calendars");
  return {
    seal: (one) => seal(JSON.stringify(one)),
    open: async (sealed) => connection.parse(JSON.parse(await open(sealed))),
    fingerprint: (one) =>
      createHmac("sha256", secretKey)
        .update(`baton calendar ${identityOf(one)}`)
        .digest("base64url"),
  };
}
