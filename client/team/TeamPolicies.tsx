import { Radio } from "@mantine/core";
import type { TeamView } from "../../server/teams/contract.ts";

type Policies = Pick<TeamView, "absencePolicy" | "limitsPolicy">;

interface TeamPoliciesProps {
  readonly value: Policies;
  readonly onChange: (change: Partial<Policies>) => void;
}

/** What happens to the turns that somebody misses, each with what it means for the others. */
export function TeamPolicies({ value, onChange }: TeamPoliciesProps) {
  return (
    <>
      <Radio.Group
        label="Turns missed while away"
        value={value.absencePolicy}
        onChange={(policy) => onChange({ absencePolicy: policy === "catch-up" ? "catch-up" : "none" })}
      >
        <div className="stack">
          <Radio
            value="none"
            label="Are gone"
            description="Who comes back goes on where they stopped. Nobody is flooded on the first day."
          />
          <Radio
            value="catch-up"
            label="Are made up little by little"
            description="One extra lead for every two usual ones, ten at most. Each stands in the turn balance."
          />
        </div>
      </Radio.Group>
      <Radio.Group
        label="Turns missed while a limit holds somebody back"
        value={value.limitsPolicy}
        onChange={(policy) => onChange({ limitsPolicy: policy === "accrue" ? "accrue" : "none" })}
      >
        <div className="stack">
          <Radio value="none" label="Are gone" description="A limit means fewer leads, also later." />
          <Radio
            value="accrue"
            label="Go on being owed"
            description="Up to two turns, so that a full hour does not cost a whole day."
          />
        </div>
      </Radio.Group>
    </>
  );
}
