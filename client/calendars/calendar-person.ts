import type { PersonView } from "../../server/people/contract.ts";

/** Whose calendars they are. */
export type CalendarPerson = Pick<PersonView, "id" | "name" | "timeZone">;
