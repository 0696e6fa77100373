import { AppError } from "../../../node-catalog/kit/errors.ts";
import { mustKnowHolidaysOf } from "../../holidays/holidays.ts";
import type { Actor } from "../../http/route.ts";
import { validate } from "../../http/validate.ts";
import type { newPerson, NewPerson, personChange, PersonChange, PersonView } from "../contract.ts";
import { mayChangePerson } from "../may-change.ts";
import { COLUMNS, sameColumn } from "./columns.ts";
import type { Problem } from "./planned-row.ts";

/** By the rules of the form; what is wrong is said by the column's title. */
export function checkRow(
  schema: typeof newPerson | typeof personChange,
  input: object,
  problems: Problem[],
): NewPerson | PersonChange {
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

/** What needs more than the form to be judged: whose holidays are known, and who may make an admin. */
export async function checkMeaning(
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
