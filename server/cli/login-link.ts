import { transaction } from "../../engine/database.ts";
import { findOrMakeAdmin } from "../auth/first-admin.ts";
import { createSignInLink } from "../auth/sign-in-link.ts";
import { originOf } from "../start/announce.ts";
import { DEFAULT_PORT } from "../config.ts";
import { type Command, UsageError } from "./command.ts";

export const loginLink: Command = {
  name: "login-link",
  arguments: "[--email ADDRESS]",
  summary: "a link that signs the first admin, or the one with that address, in once within an hour",
  options: { email: { type: "string" } },
  async run({ config, values, open, print, say }) {
    const { db } = await open();
    const email = values.email === undefined ? undefined : String(values.email);
    const { url } = await transaction(db, async (tx) => {
      const admin = await findOrMakeAdmin(tx, email);
      if (!admin) throw new UsageError(`There is no active admin with the address ${email}.`);
      const purpose = admin.isNew ? "first-admin" : "login";
      return createSignInLink(tx, { personId: admin.id, purpose, origin: originOf(config) });
    });
    print(url);
    if (config.publicUrl === undefined && config.port === DEFAULT_PORT)
      say("If Baton is at another address, give this command the same PORT or PUBLIC_URL.");
  },
};
