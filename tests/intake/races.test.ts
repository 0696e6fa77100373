import { canonicalJson } from "../../engine/canonical-json.ts";
import { newId } from "../../engine/ids.ts";
import { aMainJob, aTeam, goLive, graph, incoming, type LeadBody } from "../engine/support/a-world.ts";
import { count, leadOf } from "../engine/support/look.ts";
import { anIntake } from "../engine/support/processes.ts";
import { expect, test } from "../setup/test.ts";

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

test("one idempotency key fifty times at once, over four processes, is one lead and one answer", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aMainJob(db);
  const intakes = times(4, () => anIntake(databaseUrl));
  const idempotency = { callerId: newId(), key: "the same" };
  const body = { name: "Only One", email: "only-one@example.org" };

  const replies = await Promise.all(
    times(50, (index) => intakes[index % 4]!.accept(incoming(source, body, idempotency))),
  );

  expect(new Set(replies.map(canonicalJson)).size).toBe(1);
  expect(replies[0]).toMatchObject({ duplicate: false, runIds: [expect.any(String)] });
  expect(await count(db, "leads where name = 'Only One'")).toBe(1);
  expect(await count(db, "inquiries i join leads l on l.id = i.lead_id where l.name = 'Only One'")).toBe(1);
});

test("a key without e-mail or phone holds as well: nothing else would fold the twins", async ({ db, databaseUrl }) => {
  const { source } = await aMainJob(db);
  const intakes = times(4, () => anIntake(databaseUrl));
  const idempotency = { callerId: newId(), key: "no contact" };
  const body = { name: "Nameless", email: undefined };
  const replies = await Promise.all(
    times(20, (index) => intakes[index % 4]!.accept(incoming(source, body, idempotency))),
  );
  expect(new Set(replies.map(({ leadId }) => leadId)).size).toBe(1);
  expect(await count(db, "leads where name = 'Nameless'")).toBe(1);
});

test("one e-mail fifty times at once, without a key, is one lead with one owner and fifty inquiries", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aMainJob(db);
  const intakes = times(4, () => anIntake(databaseUrl));
  const replies = await Promise.all(
    times(50, (index) => intakes[index % 4]!.accept(incoming(source, { email: "eager@example.org" }))),
  );

  const ids = new Set(replies.map(({ leadId }) => leadId));
  expect(ids.size).toBe(1);
  const [lead] = ids;
  expect(replies.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(new Set(replies.map(({ owner }) => owner?.id))).toEqual(new Set([(await leadOf(db, lead!)).owner]));
  expect(await count(db, "inquiries where lead_id = $1", [lead])).toBe(50);
  expect(await count(db, "assignments where lead_id = $1", [lead])).toBe(1);
  expect(await count(db, "runs where subject_id = $1", [lead])).toBe(1);
});

test("somebody known from long ago who writes and calls at the same moment is one lead", async ({
  db,
  databaseUrl,
  clock,
}) => {
  const { source } = await aMainJob(db);
  const intakes = times(4, () => anIntake(databaseUrl));
  const known = { email: "back-again@example.org", phone: "+49 30 901821" };
  await intakes[0]!.accept(incoming(source, known));
  await clock.advance({ days: 3 });

  const byOne: LeadBody[] = [{ email: known.email }, { email: undefined, phone: known.phone }, known];
  const replies = await Promise.all(
    times(48, (index) => intakes[index % 4]!.accept(incoming(source, byOne[index % 3]))),
  );

  expect(new Set(replies.map(({ leadId }) => leadId)).size).toBe(1);
  expect(replies.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
});

test("e-mails and phones of many people, crossed and at once, lock nobody out and lose nobody", async ({
  db,
  databaseUrl,
}) => {
  const { source } = await aMainJob(db);
  const intakes = times(6, () => anIntake(databaseUrl));
  const email = (index: number) => `crossed-${index % 10}@example.org`;
  const phone = (index: number) => `+49 30 55500${index % 10}`;
  const bodies = times(120, (index) => ({
    email: email(index * 7),
    phone: phone(index * 3 + Math.floor(index / 10)),
    name: "Crossed",
  }));

  const replies = await Promise.all(bodies.map((body, index) => intakes[index % 6]!.accept(incoming(source, body))));

  expect(replies).toHaveLength(120);
  const leads = await count(db, "leads where name = 'Crossed'");
  expect(leads).toBe(replies.filter(({ duplicate }) => !duplicate).length);
  expect(leads).toBeLessThanOrEqual(10);
  expect(await count(db, "inquiries i join leads l on l.id = i.lead_id where l.name = 'Crossed'")).toBe(120);
  expect(await count(db, "contact_keys k where value like 'crossed-%' or value like '+493055500%'")).toBe(20);
  expect(await count(db, "contact_keys k where not exists (select from contacts c where c.id = k.contact_id)")).toBe(0);
  expect(intakes.flatMap(({ logged }) => logged)).toEqual([]);
});

test("a burst of 64 leads over two processes keeps the shares exact", async ({ db, databaseUrl }) => {
  const { source, team } = await aMainJob(db, [3, 1]);
  const intakes = times(2, () => anIntake(databaseUrl));
  await Promise.all(times(64, (index) => intakes[index % 2]!.accept(incoming(source))));

  const shares = await Promise.all(
    team.members.map((person) => count(db, "assignments where person_id = $1 and state = 'owned'", [person])),
  );
  expect(shares).toEqual([48, 16]);
});

test("two flows that hand leads to the same two teams, in opposite order, do not lock each other out", async ({
  db,
  databaseUrl,
}) => {
  const [one, two] = [await aTeam(db, [1, 1]), await aTeam(db, [1, 1])];
  const flow = (first: string, second: string) =>
    goLive(db, (sources) =>
      graph(
        {
          start: ["lead-captured", { sources }],
          german: ["language", { anyOf: ["de"] }],
          first: ["round-robin", { team: first }],
          second: ["round-robin", { team: second }],
          queue: ["to-queue", { team: first }],
        },
        [
          "start german",
          "german yes first",
          "german otherwise second",
          "german unknown queue",
          "first nobody queue",
          "second nobody queue",
        ],
      ),
    );
  const [ahead, back] = [await flow(one.id, two.id), await flow(two.id, one.id)];
  const intakes = times(4, () => anIntake(databaseUrl));
  await Promise.all(
    times(120, (index) =>
      intakes[index % 4]!.accept(
        incoming(index % 2 ? ahead.source : back.source, { language: index % 3 ? "de" : "fr" }),
      ),
    ),
  );

  const counts = await Promise.all(
    [one, two].map(async ({ members }) =>
      Promise.all(members.map((person) => count(db, "assignments where person_id = $1", [person]))),
    ),
  );
  for (const [ann, bob] of counts) expect(Math.abs(ann! - bob!)).toBeLessThanOrEqual(1);
  expect(counts.flat().reduce((sum, one) => sum + one)).toBe(120);
});
