/** Why a lead changed hands when a person, not a step of a flow, decided it: a sentence by code. */
export const PEOPLE_REASONS: ReadonlyMap<string, string> = new Map([
  ["given-by-hand", "{by} gave it to {person}: {reason}"],
  ["handed-over", "{person} was next in turn when {by} handed over what {from} had: {reason}"],
  ["claimed", "{person} took it from the waiting list"],
]);
