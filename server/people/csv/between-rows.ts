import { BACKUP, EMAIL } from "./columns.ts";
import { circleFrom } from "./find-circle.ts";
import type { Known, PlannedRow } from "./planned-row.ts";

/** A person may be in the file once; of two rows the later one has the problem. */
export function withoutRepeats(rows: readonly PlannedRow[]): PlannedRow[] {
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
export function withoutCircles(rows: readonly PlannedRow[], { byEmail, byId }: Known): PlannedRow[] {
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
