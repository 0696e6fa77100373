import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { say, type Speech } from "../catalog/say-because.ts";
import { sayVerdict } from "../catalog/say-candidates.ts";
import type { Estimate } from "./estimate-turn.ts";

/** "About the 3rd lead from now", "Away until 14:00. After that about the 2nd lead" */
export function sayEstimate({ from, leads, out }: Estimate, personId: PersonId, speech: Speech): string {
  const obstacle = out && sayVerdict(out, speech);
  if (from === null) return obstacle ? `${obstacle}, so no turn can be foreseen` : "No turn can be foreseen";
  if (leads === null) return `${obstacle ? `${obstacle}. After that it` : "It"} takes more leads than can be foreseen`;
  if (obstacle)
    return `${obstacle}. After that ${leads === 1 ? "the first lead, likely" : `about the ${ordinal(leads)} lead`}`;
  return leads === 1
    ? say("{person} is likely next", { person: personId }, speech)
    : `About the ${ordinal(leads)} lead from now`;
}

const RULES = new Intl.PluralRules("en", { type: "ordinal" });
const SUFFIXES: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd" };
const ordinal = (number: number): string => `${number}${SUFFIXES[RULES.select(number)] ?? "th"}`;
