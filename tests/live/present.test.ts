import type { PersonView } from "../../server/people/contract.ts";
import { aRep } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { connect } from "./watcher.ts";

test("who watches the own inbox is present, without asking for anything; who watches another's is not", async ({
  api,
  product,
}) => {
  const [ann, lena] = [await aRep(api), await aRep(api, { roles: ["manager"] })];
  const seenAt = async (id: string) => (await api.get<PersonView>(`/reps/${id}`)).body.lastSeenAt;
  const [annsScreen, lenasScreen] = await Promise.all(
    [ann, lena].map(async (id) => connect(product.url, { headers: (await product.as(id)).headers })),
  );
  for (const screen of [annsScreen, lenasScreen]) expect(await screen!.watch(`rep:${ann}`)).toMatchObject({ ok: true });

  await expect.poll(() => seenAt(ann), { timeout: 15_000 }).not.toBeNull();
  expect(await seenAt(lena)).toBeNull();
});
