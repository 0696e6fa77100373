import { deliverSideBySide } from "../../engine/deliver-side-by-side.ts";
import type { Performed } from "../../node-catalog/kit/outcome.ts";
import { expect, test } from "../setup/test.ts";
import { aCall, answer } from "./support/a-call.ts";
import { advanceAll, aLead } from "./support/a-world.ts";
import { runOf } from "./support/look.ts";

test("a call that takes long keeps its place only: twenty others are delivered meanwhile", async ({ db }) => {
  const slow = Promise.withResolvers<Performed>();
  let quick = 0;
  const { run, engine, source, delivery } = await aCall(db, ({ lead }) =>
    lead.name === "Slow" ? slow.promise : (quick++, Promise.resolve(answer)),
  );
  const { run: slowRun } = await aLead(db, engine, source, { name: "Slow" });
  for (let made = 0; made < 20; made++) await aLead(db, engine, source);
  let delivered = 0;
  const delivering = deliverSideBySide(delivery, {
    by: () => ({ takenBy: "this", foreignPrograms: [] }),
    isStopping: () => false,
    onDelivered: () => delivered++,
    onError: (error) => expect.unreachable(String(error)),
  });

  await delivering.look();
  await expect.poll(() => [quick, delivered]).toEqual([21, 21]);
  slow.resolve(answer);
  await delivering.idle();

  await advanceAll(db, engine);
  for (const one of [run, slowRun]) expect(await runOf(db, one)).toMatchObject({ status: "done" });
});

test("calls that a lost commit may have taken are looked for again by the same worker", async ({ db }) => {
  const { run, engine, delivery, deliver } = await aCall(db, async () => answer);
  let isLost = true;
  const losesAnAnswer = new Proxy(db, {
    get(pool, name) {
      if (name !== "connect" || !isLost) return Reflect.get(pool, name, pool) as unknown;
      isLost = false;
      return async () => {
        await db.query(
          "update outbox set taken_by = 'this', next_at = baton_now() + interval '90 s' where run_id = $1",
          [run],
        );
        throw new Error("Connection terminated unexpectedly");
      };
    },
  });
  const delivering = deliverSideBySide(
    { ...delivery, db: losesAnAnswer },
    {
      by: () => ({ takenBy: "this", foreignPrograms: [] }),
      isStopping: () => false,
      onDelivered: () => {},
      onError: (error) => expect.unreachable(String(error)),
    },
  );
  await expect(delivering.look()).rejects.toThrow("terminated");
  expect(await deliver()).toBe(0);

  await delivering.look();
  await delivering.idle();
  await advanceAll(db, engine);
  expect(await runOf(db, run)).toMatchObject({ status: "done" });
});
