import type { Effect } from "../../node-catalog/kit/effects.ts";
import { STANDARD_FIELDS } from "../../node-catalog/rules/fields.ts";
import { say, type Speech } from "../catalog/say-because.ts";

/** What a step would do, in one sentence. */
export function sayEffect(effect: Effect, speech: Speech): string {
  const { sentence, values } = words(effect);
  return say(sentence, values, speech);
}

interface Words {
  readonly sentence: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function words(effect: Effect): Words {
  switch (effect.type) {
    case "assign":
      return {
        sentence: effect.mode === "offer" ? "Offers it to {person}" : "Gives it to {person}",
        values: { person: effect.personId },
      };
    case "release":
      return { sentence: "Takes it back", values: {} };
    case "createTask":
      return {
        sentence: effect.dueAt === null ? "Task for {person}: {title}" : "Task for {person}: {title}, by {dueAt}",
        values: { person: effect.personId, title: effect.title, dueAt: effect.dueAt },
      };
    case "moveTasks":
      return { sentence: "Closes the tasks of whoever had it before", values: {} };
    case "createDeal":
      return {
        sentence: "Creates the deal “{title}” in {stage}",
        values: { title: effect.title, stage: effect.stage },
      };
    case "setLead":
      return { sentence: "Fills in {fields}", values: { fields: Object.keys(effect.set).map(fieldWord) } };
    case "notify":
      return { sentence: "Tells {people}: {text}", values: { people: effect.to, text: effect.text } };
    case "joinWaitingList":
      return { sentence: "Puts it in the waiting list of {team}", values: { team: effect.teamId } };
  }
}

/** A column by its label; an own field has none here but its name. */
const fieldWord = (name: string): string =>
  STANDARD_FIELDS.find((field) => field.name === name)?.label.toLowerCase() ?? name.replace(/^fields\./, "");
