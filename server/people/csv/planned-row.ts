import type { PersonId, TeamId } from "../../../node-catalog/kit/domain.ts";
import type { ImportReply, NewPerson, PersonChange, PersonView } from "../contract.ts";

export type Problem = ImportReply["rows"][number]["problems"][number];

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
  /** Teams that they are to join. */
  readonly joins: readonly TeamId[];
  /** Titles of the columns that change. */
  readonly changes: readonly string[];
  readonly problems: readonly Problem[];
}

/** Everybody who is here before the import. */
export interface Known {
  /** Lower case. */
  readonly byEmail: ReadonlyMap<string, PersonView>;
  readonly byId: ReadonlyMap<PersonId, PersonView>;
  /** By name, lower case. */
  readonly teams: ReadonlyMap<string, TeamId>;
}
