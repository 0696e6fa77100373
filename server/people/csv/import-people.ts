import type { Tx } from "../../../engine/database.ts";
import type { PersonId } from "../../../node-catalog/kit/domain.ts";
import { AppError } from "../../../node-catalog/kit/errors.ts";
import { byPerson } from "../../http/actor.ts";
import type { Actor } from "../../http/route.ts";
import { joinTeams } from "../../teams/join-teams.ts";
import { addPerson } from "../add-person.ts";
import { changePerson } from "../change-person.ts";
import type { ImportReply, NewPerson, PersonView } from "../contract.ts";
import { BACKUP } from "./columns.ts";
import type { Plan } from "./plan-import.ts";
import type { PlannedRow } from "./planned-row.ts";

type Row = ImportReply["rows"][number];

/** What the preview says of a plan. */
export function previewOf({ rows, unknownColumns }: Plan): ImportReply {
  return replyOf(rows.map(rowOf), unknownColumns, false);
}

/**
 * Does what a plan says, each row in a transaction of its own: locking hundreds of people at once would hold up the leads
 * of all their teams. A row that fails after all says so; the file can be imported again.
 *
 * @param transact runs its work in a transaction
 */
export async function importPeople(
  { rows, unknownColumns }: Plan,
  people: readonly PersonView[],
  actor: Actor,
  transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
): Promise<ImportReply> {
  const ids = new Map(people.map(({ email, id }) => [email.toLowerCase(), id]));
  const done = new Map<PlannedRow, Row>();
  const attempt = async (row: PlannedRow, column: string | null, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      done.set(row, { ...rowOf(row), does: "problem", problems: [{ column, message: error.message }] });
    }
  };
  for (const row of rows) {
    done.set(row, rowOf(row));
    await attempt(row, null, async () => {
      const { does } = rowOf(row);
      if (does === "problem" || does === "same") return;
      ids.set(row.email, await transact((tx) => saveRow(tx, row, actor)));
    });
  }
  // When everybody is there: the backup may stand further down in the file.
  for (const row of rows.filter((one) => changesBackup(one) && done.get(one)!.does !== "problem")) {
    await attempt(row, BACKUP, async () => {
      const backupId = row.backupEmail ? ids.get(row.backupEmail) : null;
      if (backupId === undefined) throw backupNotSaved();
      await transact((tx) => changePerson(tx, ids.get(row.email)!, { backupId }, actor));
    });
  }
  return replyOf([...done.values()], unknownColumns, true);
}

async function saveRow(tx: Tx, { before, person, joins }: PlannedRow, actor: Actor): Promise<PersonId> {
  const id = before?.id ?? (await addPerson(tx, person as NewPerson, { by: byPerson(actor) }));
  // Teams before people, in the one lock order.
  await joinTeams(tx, id, joins, byPerson(actor));
  if (before) await changePerson(tx, id, person, actor);
  return id;
}

const changesBackup = (row: PlannedRow): boolean =>
  row.before ? row.changes.includes(BACKUP) : Boolean(row.backupEmail);

function rowOf({ line, name, email, before, changes, problems }: PlannedRow): Row {
  const does = problems.length > 0 ? "problem" : !before ? "add" : changes.length > 0 ? "change" : "same";
  return { line, name, email, does, changes: [...changes], problems: [...problems] };
}

function replyOf(rows: Row[], unknownColumns: readonly string[], committed: boolean): ImportReply {
  const count = (does: Row["does"]) => rows.filter((row) => row.does === does).length;
  const counts = { added: count("add"), changed: count("change"), same: count("same"), problems: count("problem") };
  return { committed, unknownColumns: [...unknownColumns], counts, rows };
}

const backupNotSaved = () =>
  new AppError("conflict", "backup-not-saved", "The backup could not be saved: mend that line and import again.");
