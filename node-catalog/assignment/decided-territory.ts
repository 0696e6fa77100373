import type { Because } from "../kit/because.ts";
import { leave, type Outcome } from "../kit/outcome.ts";
import { sayRegion, type Territory, territoryOf } from "./territories.ts";

interface Decided {
  readonly region: string;
  readonly regionBy: string | null;
  readonly company: string | null;
}

/** Where a lead goes by what was decided for its company. */
export function asDecided(territories: readonly Territory[], { region, regionBy: person, company }: Decided): Outcome {
  const its = territoryOf(territories, region);
  const where = its ? its.label : sayRegion(region);
  const because: Because =
    person === null
      ? { code: "decided-by-system", company, region: where }
      : its
        ? { code: "decided", person, company, territory: where }
        : { code: "decided-elsewhere", person, company, region: where };
  return leave(its?.id ?? "none", { because });
}
