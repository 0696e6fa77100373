import { DAY, HOUR } from "../../node-catalog/kit/time.ts";
import { aLead, advanceAll, anEngine, aTeam, goLive, graph } from "../engine/support/a-world.ts";
import { assignmentsOf, leadOf, messagesTo, wayOf } from "../engine/support/look.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";
import { afterHours, anOffice, look, moveTo, untilSaturday } from "./a-list.ts";

test("a lead of the weekend goes to whoever is on call, at once; without anybody on call it waits for Monday", async ({
  db,
  clock,
}) => {
  const monday = await untilSaturday(db, clock);
  const [office, onCall] = [await anOffice(db, 2), await aTeam(db, [1])];
  const duty = onCall.members[0]!;
  const { source } = await goLive(db, (sources) =>
    afterHours(office.id, sources, { otherwise: "on-call", onCall: onCall.id }),
  );
  const engine = anEngine();
  const { run, owner } = await aLead(db, engine, source);
  expect(owner?.id).toBe(duty);
  expect(await wayOf(db, run)).toEqual(["start done", "hours on-call", "task done", "watch …"]);

  await db.query("update people set away_until = baton_now() + interval '9 days' where id = $1", [duty]);
  const waiting = await aLead(db, engine, source);
  expect(await leadOf(db, waiting.lead)).toMatchObject({ status: "waiting-list", list: office.id });
  await moveTo(db, clock, monday);
  await look(db, engine);
  const after = await leadOf(db, waiting.lead);
  expect(after.status).toBe("assigned");
  expect(office.members).toContain(after.owner);
  const during = await aLead(db, engine, source);
  expect(office.members).toContain(during.owner?.id);
});

test("while one team sleeps the next one that is awake takes over; while all sleep the one that wakes first", async ({
  db,
  clock,
}) => {
  const monday = await untilSaturday(db, clock);
  // Eight o'clock in Los Angeles is 15 or 16 o'clock UTC, in Tokyo it is 23 o'clock UTC of the day before.
  const [berlin, losAngeles, tokyo] = [
    await anOffice(db, 1, "Europe/Berlin"),
    await anOffice(db, 1, "America/Los_Angeles"),
    await anOffice(db, 1, "Asia/Tokyo"),
  ];
  const { source } = await goLive(db, (sources) =>
    graph(
      {
        start: ["lead-captured", { sources }],
        sun: ["follow-the-sun", { teams: [berlin, losAngeles, tokyo].map(({ id }) => id) }],
        end: ["end"],
      },
      ["start sun", "sun assigned end", "sun handed-over end"],
    ),
  );
  const engine = anEngine();
  const asleep = await aLead(db, engine, source);
  expect(await leadOf(db, asleep.lead)).toMatchObject({ status: "waiting-list", list: tokyo.id });
  await moveTo(db, clock, monday - 10 * HOUR);
  expect(await look(db, engine)).toBe(0);
  await moveTo(db, clock, monday - 9 * HOUR);
  expect(await look(db, engine)).toBe(1);
  expect((await leadOf(db, asleep.lead)).owner).toBe(tokyo.members[0]);

  // Ten in Berlin: all of Monday's leads are theirs; at half past nine in the evening Los Angeles is at work.
  await moveTo(db, clock, monday + 2 * HOUR);
  expect((await aLead(db, engine, source)).owner?.id).toBe(berlin.members[0]);
  await moveTo(db, clock, monday + 11 * HOUR);
  expect((await aLead(db, engine, source)).owner?.id).toBe(losAngeles.members[0]);
});

test("48 hours without contact: the manager is asked, once, and the lead stays where it is", async ({ db, clock }) => {
  const team = await aTeam(db, [1]);
  const { source } = await goLive(db, (sources) =>
    graph(
      {
        start: ["lead-captured", { sources }],
        turns: ["round-robin", { team: team.id }],
        ask: ["check-in", { after: "PT48H", team: team.id }],
        queue: ["to-queue", { team: team.id }],
        end: ["end"],
      },
      [
        "start turns",
        "turns assigned ask",
        "turns nobody queue",
        "ask reached end",
        "ask asked end",
        "ask declined queue",
      ],
    ),
  );
  const engine = anEngine();
  const { lead, run } = await aLead(db, engine, source, { name: "Mia Muster" });
  await clock.advance({ ms: 2 * DAY - 60_000 });
  await advanceAll(db, engine);
  expect(await messagesTo(db, team.leader, lead)).toEqual([]);

  for (const minutes of [1, 60 * 48]) {
    await clock.advance({ minutes });
    await Promise.all([advanceAll(db, engine), advanceAll(db, anEngine())]);
    expect(await messagesTo(db, team.leader, lead)).toMatchObject([
      { alarm: true, text: expect.stringMatching(/^Nobody has reached Mia Muster yet\./) },
    ]);
  }
  expect(await assignmentsOf(db, lead)).toMatchObject([{ person: team.members[0], state: "owned" }]);
  expect((await wayOf(db, run)).slice(-2)).toEqual(["ask asked", "end done"]);
});
