import { type Db, transaction } from "../../engine/database.ts";
import { canAnybodySignIn } from "../auth/admin-store.ts";
import { findOrMakeAdmin } from "../auth/first-admin.ts";
import { createSignInLink } from "../auth/sign-in-link.ts";
import { originOf } from "./announce.ts";

/** A link for the first admin, as long as nobody has a password or is signed in; afterwards there are other ways. */
export async function makeFirstLink(
  db: Db,
  address: { port: number; publicUrl: string | undefined },
): Promise<string | undefined> {
  return transaction(db, async (tx) => {
    if (await canAnybodySignIn(tx)) return undefined;
    const admin = await findOrMakeAdmin(tx);
    if (!admin) return undefined;
    const { url } = await createSignInLink(tx, {
      personId: admin.id,
      purpose: "first-admin",
      origin: originOf(address),
    });
    return url;
  });
}
