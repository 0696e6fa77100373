import { AppError } from "../../../node-catalog/kit/errors.ts";
import type { TeamId, WeeklyHours } from "../../../node-catalog/kit/domain.ts";
import type { Actor } from "../../http/route.ts";
import { newPerson, personChange, type PersonView } from "../contract.ts";
import { withoutCircles, withoutRepeats } from "./between-rows.ts";
import { checkMeaning, checkRow } from "./check-row.ts";
import { BACKUP, type Column, COLUMNS, EMAIL, sameColumn, TEAMS } from "./columns.ts";
import type { Known, PlannedRow, Problem } from "./planned-row.ts";
import type { CsvRow } from "./read-csv.ts";

/** Each is a transaction when it is committed: more would take longer than anybody waits for a reply. */
const MOST_ROWS = 1_000;

export interface Plan {
  readonly unknownColumns: readonly string[];
  readonly rows: readonly PlannedRow[];
}

interface Usual {
  readonly hours: WeeklyHours;
  readonly holidaysOf: string | null;
}

/** Who and what is here before. */
export interface Company {
  readonly people: readonly PersonView[];
  readonly teams: readonly { readonly id: TeamId; readonly name: string }[];
  /** With which new people begin, unless the file says otherwise. */
  readonly usual: Usual;
}

/**
 * Says row by row what importing a file would do. The e-mail says who it is: known, the person is changed, else added. An
 * empty cell leaves what is there; a dash empties it.
 *
 * @throws AppError `csv-without-email`, `csv-too-long` (422)
 */
export async function planImport(
  { titles, rows }: { titles: readonly string[]; rows: readonly CsvRow[] },
  { people, teams, usual }: Company,
  actor: Actor,
): Promise<Plan> {
  const columns = titles.map((title) => COLUMNS.find((one) => sameColumn(one.title, title)));
  if (rows.length > MOST_ROWS) throw tooLong();
  if (!columns.some((column) => column?.title === EMAIL)) throw withoutEmail();
  const known: Known = {
    byEmail: new Map(people.map((person) => [person.email.toLowerCase(), person])),
    byId: new Map(people.map((person) => [person.id, person])),
    teams: new Map(teams.map(({ id, name }) => [name.toLowerCase(), id])),
  };
  const planned = await Promise.all(rows.map((row) => planRow(row, columns, known, usual, actor)));
  return {
    unknownColumns: titles.filter((title, index) => columns[index] === undefined && title !== ""),
    rows: withoutCircles(withoutRepeats(planned), known),
  };
}

/** What the columns read out of a row; the rest is checked by the form's rules. */
interface Said extends Readonly<Record<string, unknown>> {
  readonly name?: string;
  readonly email?: string;
  readonly backupEmail?: string | null;
  readonly teamNames?: readonly string[];
}

async function planRow(
  { line, cells }: CsvRow,
  columns: readonly (Column | undefined)[],
  known: Known,
  usual: Usual,
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
  const { backupEmail, teamNames = [], ...named } = said as Said;
  const email = named.email?.toLowerCase() ?? "";
  const before = known.byEmail.get(email);
  const { email: _, ...change } = named;
  const checked = checkRow(before ? personChange : newPerson, before ? change : { ...usual, ...named }, problems);
  await checkMeaning(checked, before, actor, problems);
  const joins = teamsToJoin(teamNames, before, known, problems);
  const after = { ...before, ...checked };
  return {
    line,
    name: named.name ?? before?.name ?? "",
    email,
    before,
    person: checked,
    backupEmail,
    joins,
    changes: before
      ? [...changedColumns(before, after as PersonView, backupEmail, known), ...(joins.length > 0 ? [TEAMS] : [])]
      : [],
    problems,
  };
}

function teamsToJoin(
  names: readonly string[],
  before: PersonView | undefined,
  { teams }: Known,
  problems: Problem[],
): TeamId[] {
  return names.flatMap((name) => {
    const id = teams.get(name.toLowerCase());
    if (id === undefined) problems.push({ column: TEAMS, message: `There is no team “${name}”: add it first.` });
    return id === undefined || before?.teamIds.includes(id) ? [] : [id];
  });
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
  const names = { emailOf, teamOf: (id: string) => id };
  const changed = COLUMNS.filter(({ print }) => print(before, names) !== print(after, names));
  return [...changed.map(({ title }) => title), ...(isOtherBackup ? [BACKUP] : [])];
}

const withoutEmail = () =>
  new AppError("invalid", "csv-without-email", "The first line must name the columns, one of them E-mail.");

const tooLong = () =>
  new AppError("invalid", "csv-too-long", `At most ${MOST_ROWS.toLocaleString("en")} people at once: split the file.`);
