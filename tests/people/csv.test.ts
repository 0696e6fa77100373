import type { ImportReply, PersonView } from "../../server/people/contract.ts";
import { peopleCsvRoutes } from "../../server/people/csv/routes.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { teamRoutes } from "../../server/teams/routes.ts";
import { type Api, startApi } from "../http/callers.ts";
import { expect, isolatedTest } from "../setup/test.ts";

const test = isolatedTest.extend("api", async ({ db }, { onCleanup }) => {
  const api = await startApi(db, () => [
    ...peopleRoutes({ db, catalog }),
    ...peopleCsvRoutes({ db }),
    ...teamRoutes({ db, catalog }),
  ]);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

type Caller = Awaited<ReturnType<Api["asManager"]>>;

const send = async (caller: Caller, lines: readonly string[], commit = false) =>
  (await caller.post<ImportReply>("/reps/import", { csv: lines.join("\n"), commit })).body;
const byName = async (caller: Caller) =>
  new Map((await caller.get<{ data: PersonView[] }>("/reps")).body.data.map((person) => [person.name, person]));

const FILE = [
  "Name;E-Mail;Languages;Time zone;Hours;Holidays;Limits;Seniority;Skills;Backup;Shoe size",
  "Ann Berger;ann@example.com;de, en B2;Europe/Berlin;Mon-Fri 9:00-12:00, 13:00-17:00;de-by;20 open, 150 a calendar month;3;Tenders;bob@example.com;39",
  'Bob Adler;BOB@example.com;en;Europe/London;"Mon, Wed 22:00-06:00";;;;;;',
];

test("a file is looked at first, then people are added, with backups that stand further down", async ({ api }) => {
  const manager = await api.asManager();
  const preview = await send(manager, FILE);
  expect(preview).toMatchObject({
    committed: false,
    unknownColumns: ["Shoe size"],
    counts: { added: 2, changed: 0, same: 0, problems: 0 },
    rows: [
      { line: 2, name: "Ann Berger", email: "ann@example.com", does: "add", problems: [] },
      { line: 3, name: "Bob Adler", email: "bob@example.com", does: "add", problems: [] },
    ],
  });
  expect((await byName(manager)).has("Ann Berger"), "a preview saves nothing").toBe(false);

  expect(await send(manager, FILE, true)).toMatchObject({ committed: true, counts: { added: 2, problems: 0 } });
  const people = await byName(manager);
  const bob = people.get("Bob Adler")!;
  expect(people.get("Ann Berger")).toMatchObject({
    languages: ["de", "en"],
    languageLevels: { en: "B2" },
    timeZone: "Europe/Berlin",
    hours: {
      mon: [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
    },
    holidaysOf: "DE-BY",
    limits: [
      { what: "open", most: 20, window: "moving" },
      { what: "month", most: 150, window: "calendar" },
    ],
    seniority: 3,
    skills: ["Tenders"],
    backupId: bob.id,
    roles: ["rep"],
  });
  expect(bob.hours).toEqual({
    mon: [["22:00", "24:00"]],
    tue: [["00:00", "06:00"]],
    wed: [["22:00", "24:00"]],
    thu: [["00:00", "06:00"]],
  });
});

test("the same file again changes nothing, and neither does the export", async ({ api }) => {
  const manager = await api.asManager();
  await send(manager, FILE, true);
  expect((await send(manager, FILE, true)).counts).toEqual({ added: 0, changed: 0, same: 2, problems: 0 });
  const before = await byName(manager);
  const { body } = await manager.get<{ csv: string }>("/reps/export");
  expect((await send(manager, [body.csv], true)).counts).toEqual({ added: 0, changed: 0, same: 3, problems: 0 });
  expect(await byName(manager)).toEqual(before);
});

test("an empty cell leaves what is there, a dash empties it, and only named columns change", async ({ api }) => {
  const manager = await api.asManager();
  await send(manager, FILE, true);
  const change = ["email,skills,backup,seniority", "Ann@example.com,,-,4"];
  expect(await send(manager, change)).toMatchObject({
    rows: [{ name: "Ann Berger", does: "change", changes: ["Seniority", "Backup"] }],
  });
  await send(manager, change, true);
  const ann = (await byName(manager)).get("Ann Berger")!;
  expect(ann).toMatchObject({ skills: ["Tenders"], backupId: null, seniority: 4, languages: ["de", "en"] });
});

test("each row says what is wrong with it, and the others are saved", async ({ api }) => {
  const manager = await api.asManager();
  const file = [
    "Name,E-mail,Time zone,Hours,Limits,Holidays,Roles,Backup",
    "Ann,ann@example.com,Mars/Base,nine to five,0 open,DE-XX,admin,nobody@example.com",
    "Bob,not an address,,,,,,",
    "Cem,cem@example.com,,,,,,dan@example.com",
    "Dan,dan@example.com,,,,,,cem@example.com",
    ",eve@example.com,,,,,,",
    "Fay,fay@example.com,,Mon 09:00-12:00,5 a day,,,",
    "Fay again,FAY@example.com,,,,,,",
  ];
  const { counts, rows } = await send(manager, file, true);
  expect(counts).toEqual({ added: 1, changed: 0, same: 0, problems: 6 });
  const said = rows.map(({ problems }) => problems.map(({ column, message }) => `${column}: ${message}`));
  expect(said[0]).toEqual(
    expect.arrayContaining([
      "Hours: Write it like this: Mon-Fri 09:00-12:00, 13:00-17:00; Sat 10:00-14:00",
      "Time zone: Choose a time zone such as Europe/Berlin",
      "Limits: A limit is at least 1. To give somebody nothing, pause them.",
    ]),
  );
  expect(said[1]).toEqual(["E-mail: This is not an e-mail address."]);
  expect(said[2]![0]).toContain("Cem → Dan → Cem");
  expect(said[4]).toEqual(["Name: This is missing."]);
  expect(said[6]).toEqual(["E-mail: This person is in line 7 already: leave one of the two out."]);
  expect([...(await byName(manager)).keys()]).toContain("Fay");
});

test("people join teams by name, with a share of 1; a team that is not named is not left", async ({ api }) => {
  const manager = await api.asManager();
  const add = async (name: string) => (await manager.post<TeamView>("/teams", { name })).body.id;
  const [de, vip] = [await add("Inbound, DE"), await add("VIP")];
  await send(manager, FILE, true);
  const file = ["E-mail,Teams", `ann@example.com,"inbound, de; VIP"`, "bob@example.com,VIP; No such team"];
  expect((await send(manager, file)).rows).toMatchObject([
    { does: "change", changes: ["Teams"] },
    { does: "problem", problems: [{ column: "Teams", message: "There is no team “No such team”: add it first." }] },
  ]);
  await send(manager, file, true);
  expect((await send(manager, ["E-mail,Teams", "ann@example.com,VIP"], true)).counts).toMatchObject({ same: 1 });
  const ann = (await byName(manager)).get("Ann Berger")!;
  expect(ann.teamIds.toSorted()).toEqual([de, vip].toSorted());
  const { members } = (await manager.get<TeamView>(`/teams/${de}`)).body;
  expect(members).toMatchObject([{ repId: ann.id, weight: 1, turnsOwed: 0 }]);
  const { body } = await manager.get<{ csv: string }>("/reps/export");
  expect(body.csv).toContain(`"Inbound, DE; VIP"`);
});

test("a manager makes no admin by a file", async ({ api }) => {
  const manager = await api.asManager();
  const { rows } = await send(manager, ["Name,E-mail,Roles", "Eve,eve@example.com,admin"], true);
  expect(rows[0]).toMatchObject({ does: "problem", problems: [{ column: "Roles" }] });
});

test("a cell that a spreadsheet would run as a formula leaves as text and comes back as it was", async ({ api }) => {
  const manager = await api.asManager();
  await send(manager, ["Name,E-mail", `"=HYPERLINK(""http://example.com"")",eve@example.com`], true);
  const { body } = await manager.get<{ csv: string }>("/reps/export");
  expect(body.csv).toContain(`"'=HYPERLINK(""http://example.com"")"`);
  expect((await send(manager, [body.csv])).counts).toMatchObject({ changed: 0, same: 2 });
});

test.each([
  ["a file without the e-mail", "Name\nAnn", "csv-without-email"],
  ["an open quote", 'Name,E-mail\n"Ann,ann@example.com', "csv-unreadable"],
  ["a thousand and one people", `E-mail\n${"a@example.com\n".repeat(1001)}`, "csv-too-long"],
])("%s is refused with the mend", async (_, csv, code) => {
  const { planImport } = await import("../../server/people/csv/plan-import.ts");
  const { readCsv } = await import("../../server/people/csv/read-csv.ts");
  const actor = { kind: "person", id: "x", roles: ["admin"] } as const;
  await expect(
    (async () => planImport(readCsv(csv), { people: [], teams: [], usual: { hours: {}, holidaysOf: null } }, actor))(),
  ).rejects.toMatchObject({
    code,
  });
});

test("new people have the public holidays of the company's country, unless the file says others or none", async ({
  api,
  db,
}) => {
  const manager = await api.asManager();
  const lines = [
    "Name;E-mail;Holidays",
    "Dora;dora@example.com;",
    "Emil;emil@example.com;-",
    "Finn;finn@example.com;fr",
  ];
  await db.query("update workspace set country = 'DE'");
  await send(manager, lines, true);
  const people = await byName(manager);
  expect(["Dora", "Emil", "Finn"].map((name) => people.get(name)!.holidaysOf)).toEqual(["DE", null, "FR"]);
  // Of Antarctica nobody knows any; whoever comes from there has none.
  await db.query("update workspace set country = 'AQ'");
  await send(manager, ["Name;E-mail", "Gerd;gerd@example.com"], true);
  expect((await byName(manager)).get("Gerd")!.holidaysOf).toBeNull();
});

test("new people have the company's hours unless the file says others, as those who are added one by one", async ({
  api,
}) => {
  const manager = await api.asManager();
  const lines = ["Name;E-mail;Hours", "Dora;dora@example.com;", "Emil;emil@example.com;always"];
  expect(await send(manager, lines, true)).toMatchObject({ counts: { added: 2 } });
  const people = await byName(manager);
  expect(people.get("Dora")!.hours).toMatchObject({ mon: [["09:00", "17:00"]] });
  expect(people.get("Emil")!.hours).toBeNull();
  expect(await send(manager, ["Name;E-mail", "Emil;emil@example.com"])).toMatchObject({ counts: { same: 1 } });
});
