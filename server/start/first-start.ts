import { type Db, transaction } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { findOrMakeAdmin, isNobodyIn } from "../auth/first-admin.ts";
import { createSignInLink } from "../auth/sign-in-link.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { originOf } from "./announce.ts";

/** Makes the demo where nobody has begun. @returns whether it did */
export async function makeDemo(db: Db, catalog: Catalog): Promise<boolean> {
  return transaction(db, (tx) => seedDemo(tx, catalog));
}

/** A link for the first admin, as long as nobody has a password or is signed in; afterwards there are other ways. */
export async function makeFirstLink(
  db: Db,
  address: { port: number; publicUrl: string | undefined },
): Promise<string | undefined> {
  return transaction(db, async (tx) => {
    if (!(await isNobodyIn(tx))) return undefined;
    const admin = await findOrMakeAdmin(tx);
    if (!admin) return undefined;
    const origin = originOf(address);
    const { url } = await createSignInLink(tx, { personId: admin.id, purpose: "first-admin", origin });
    return url;
  });
}
