import type { DryRunReply } from "../../../server/flows/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { isInNow } from "../../team/presence.ts";

type Tried = Pick<DryRunReply, "owner"> & {
  readonly steps: readonly Pick<DryRunReply["steps"][number], "candidates">[];
};

/** When the first of those is back whom the path looked at in vain; undefined when it found somebody, or all are in. */
export function firstBack({ owner, steps }: Tried, people: readonly PersonView[]): string | undefined {
  if (owner) return undefined;
  const asked = new Set(steps.flatMap(({ candidates = [] }) => candidates.map(({ personId }) => personId)));
  return people
    .filter((person) => asked.has(person.id) && !isInNow(person))
    .flatMap((person) => person.now.until ?? [])
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}
