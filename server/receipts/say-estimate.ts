import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { say, type Speech } from "../catalog/say-because.ts";
import { sayVerdict } from "../catalog/say-candidates.ts";
import type { Estimate } from "./estimate-turn.ts";

/** "About the 3rd lead from now, if everybody who is in stays in" */
export function sayEstimate({ from, leads, out }: Estimate, personId: PersonId, speech: Speech): string {
  const reason = out && sayVerdict(out, speech);
  if (from === null) return reason ? `${reason}, so no turn can be foreseen` : "No turn can be foreseen";
  const when = reason ? say("{reason}. Then, from {from} on,", { reason, from }, speech) : "";
  if (leads === null) return `${when || "From now on"} it takes more leads than can be foreseen`.trim();
  if (leads === 1)
    return when
      ? `${when} the first lead is likely theirs`
      : say("{person} is likely next", { person: personId }, speech);
  return `${when ? `${when} about` : "About"} the ${ordinal(leads)} lead${when ? "" : " from now"}`;
}

const RULES = new Intl.PluralRules("en", { type: "ordinal" });
const SUFFIXES: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd" };
const ordinal = (number: number): string => `${number}${SUFFIXES[RULES.select(number)] ?? "th"}`;
