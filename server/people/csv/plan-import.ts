import type { PersonId } from "../../../node-catalog/kit/domain.ts";
import { AppError } from "../../../node-catalog/kit/errors.ts";
import { mustKnowHolidaysOf } from "../../holidays/holidays.ts";
import type { Actor } from "../../http/route.ts";
import { validate } from "../../http/validate.ts";
import {
  type ImportReply,
  newPerson,
  type NewPerson,
  personChange,
  type PersonChange,
  type PersonView,
} from "../contract.ts";
import { mayChangePerson } from "../may-change.ts";
import { BACKUP, type Column, COLUMNS, EMAIL, sameColumn } from "./columns.ts";
import { circleFrom } from "./find-circle.ts";
import type { CsvRow } from "./read-csv.ts";

/** Each is a transaction when it is committed: more would take longer than anybody waits for a reply. */
const MOST_ROWS = 1_000;

type Problem = ImportReply["rows"][number]["problems"][number];

/** One row of the file, and what importing it would do. */
export interface PlannedRow {
  readonly line: number;
  readonly name: string;
  /** Lower case: whom the row is about. */
  readonly email: string;
  /** Who has this e-mail now. */
  readonly before: PersonView | undefined;
  /** As the commands take it, without the backup. */
  readonly person: NewPerson | PersonChange;
  /** Lower case; null: none; undefined: stays as it is. */
  readonly backupEmail: string | null | undefined;
  /** Titles of the columns that change. */
  readonly changes: readonly string[];
  readonly problems: readonly Problem[];
}

export interface Plan {
  readonly unknownColumns: readonly string[];
  readonly rows: readonly PlannedRow[];
}

/**
 * Says row by row what importing a file would do. The e-mail says who it is: known, the person is changed, else added. An
 * empty cell leaves what is there; a dash empties it.
 *
 * @throws AppError `csv-without-email`, `csv-too-long` (422)
 */
export async function planImport(
  { titles, rows }: { titles: readonly string[]; rows: readonly CsvRow[] },
  people: readonly PersonView[],
  actor: Actor,
): Promise<Plan> {
  const columns = titles.map((title) => COLUMNS.find((one) => sameColumn(one.title, title)));
  if (rows.length > MOST_ROWS) throw tooLong();
  if (!columns.some((column) => column?.title === EMAIL)) throw withoutEmail();
  const known: Known = {
    byEmail: new Map(people.map((person) => [person.email.toLowerCase(), person])),
    byId: new Map(people.map((person) => [person.id, person])),
  };
  const planned = await Promise.all(rows.map((row) => planRow(row, columns, known, actor)));
  return {
    unknownColumns: titles.filter((title, index) => columns[index] === undefined && title !== ""),
    rows: withoutCircles(withoutRepeats(planned), known),
  };
}

interface Known {
  readonly byEmail: ReadonlyMap<string, PersonView>;
  readonly byId: ReadonlyMap<PersonId, PersonView>;
}

async function planRow(
  { line, cells }: CsvRow,
  columns: readonly (Column | undefined)[],
  known: Known,
  actor: Actor,
): Promise<PlannedRow> {
  const problems: Problem[] = [];
  const said: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const text = cells[index] ?? "";
    if (!column || text === "") continue;
    const parts = text === "-" ? column.empty : column.parse(text);
    if (parts) Object.assign(said, parts);
    else problems.push({ column: column.title, message: `Write it like this: ${column.example}` });
  }
  const { backupEmail, ...named } = said as Record<string, unknown> & { backupEmail?: string | null };
  const email = String(named["email"] ?? "").toLowerCase();
  const before = known.byEmail.get(email);
  const { email: _, ...change } = named;
  const checked = check(before ? personChange : newPerson, before ? change : named, problems);
  await checkMeaning(checked, before, actor, problems);
  const after = { ...before, ...checked };
  return {
    line,
    name: String(named["name"] ?? before?.name ?? ""),
    email,
    before,
    person: checked,
    backupEmail,
    changes: before ? changedColumns(before, after as PersonView, backupEmail, known) : [],
    problems,
  };
}

/** By the rules of the form; what is wrong is said by the column's title. */
function check(schema: typeof newPerson | typeof personChange, input: object, problems: Problem[]) {
  try {
    return validate(schema, input) as NewPerson | PersonChange;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const { path, message } of error.facts["errors"] as { path: string; message: string }[]) {
      problems.push({ column: titleOf(path), message });
    }
    return {};
  }
}

async function checkMeaning(
  person: NewPerson | PersonChange,
  before: PersonView | undefined,
  actor: Actor,
  problems: Problem[],
): Promise<void> {
  const tries: [column: string, attempt: () => void | Promise<void>][] = [
    ["Holidays", () => mustKnowHolidaysOf(person.holidaysOf)],
    ["Roles", () => mayChangePerson(actor, [...(before?.roles ?? []), ...(person.roles ?? [])])],
  ];
  for (const [column, attempt] of tries) {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ column, message: error.message });
    }
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  timeZone: "Time zone",
  languageLevels: "Languages",
  holidaysOf: "Holidays",
};

function titleOf(path: string): string | null {
  const [field = ""] = path.split(".");
  return FIELDS[field] ?? COLUMNS.find(({ title }) => sameColumn(title, field))?.title ?? null;
}

function changedColumns(
  before: PersonView,
  after: PersonView,
  backupEmail: string | null | undefined,
  { byId }: Known,
): string[] {
  const emailOf = (id: string) => byId.get(id)?.email ?? "";
  const isOtherBackup =
    backupEmail !== undefined &&
    (backupEmail ?? "") !== (before.backupId ? emailOf(before.backupId).toLowerCase() : "");
  const changed = COLUMNS.filter(({ print }) => print(before, emailOf) !== print(after, emailOf));
  return [...changed.map(({ title }) => title), ...(isOtherBackup ? [BACKUP] : [])];
}

function withoutRepeats(rows: readonly PlannedRow[]): PlannedRow[] {
  const firstLines = new Map<string, number>();
  return rows.map((row) => {
    const first = firstLines.get(row.email);
    if (row.email === "" || first === undefined) {
      firstLines.set(row.email, row.line);
      return row;
    }
    return withProblem(row, EMAIL, `This person is in line ${first} already: leave one of the two out.`);
  });
}

/** Backups may be people that the same file adds, so they are looked at when all rows are known. */
function withoutCircles(rows: readonly PlannedRow[], { byEmail, byId }: Known): PlannedRow[] {
  const isFine = ({ problems }: PlannedRow) => problems.length === 0;
  const names = new Map([...byEmail].map(([email, { name }]) => [email, name]));
  const backups = new Map<string, string>();
  for (const [email, { backupId }] of byEmail) {
    const backup = backupId === null ? undefined : byId.get(backupId);
    if (backup) backups.set(email, backup.email.toLowerCase());
  }
  for (const row of rows.filter(isFine)) {
    names.set(row.email, row.name);
    if (row.backupEmail) backups.set(row.email, row.backupEmail);
    if (row.backupEmail === null) backups.delete(row.email);
  }
  return rows.map((row) => {
    if (!isFine(row) || !row.backupEmail) return row;
    if (!names.has(row.backupEmail)) return withProblem(row, BACKUP, `Nobody here has the e-mail ${row.backupEmail}.`);
    const circle = circleFrom(row.email, backups);
    if (!circle) return row;
    const said = circle.map((email) => names.get(email) ?? email).join(" → ");
    return withProblem(row, BACKUP, `These would stand in for each other in a circle: ${said}. Choose somebody else.`);
  });
}

const withProblem = (row: PlannedRow, column: string, message: string): PlannedRow => ({
  ...row,
  problems: [...row.problems, { column, message }],
});

const withoutEmail = () =>
  new AppError("invalid", "csv-without-email", "The first line must name the columns, one of them E-mail.");

const tooLong = () =>
  new AppError("invalid", "csv-too-long", `At most ${MOST_ROWS.toLocaleString("en")} people at once: split the file.`);
