import type { PersonView } from "../../../server/people/contract.ts";
import { HolidaysChoice } from "./HolidaysChoice.tsx";
import { TimeOffPlan } from "./TimeOffPlan.tsx";

/** Public holidays and days off of somebody. */
export function PersonTimeOff({ person }: { person: PersonView }) {
  return (
    <>
      <HolidaysChoice person={person} />
      <TimeOffPlan person={person} />
    </>
  );
}
