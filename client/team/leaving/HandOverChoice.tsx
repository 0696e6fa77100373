import { Radio, Select } from "@mantine/core";
import type { OpenLeadsSummary } from "../../../server/leaving/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { usePeople } from "../../api/people.ts";
import { whenNear } from "../../ui/time.ts";
import { canStandIn } from "../person/backup-circle.ts";

/** "next" in each lead's team, the "backup", or a person's id. */
export type HandOverTo = string;

const SOMEBODY = "somebody";
const WAYS = ["next", "backup"];

interface HandOverChoiceProps {
  readonly person: PersonView;
  readonly summary: OpenLeadsSummary;
  /** Null while somebody is to be chosen. */
  readonly value: HandOverTo | null;
  readonly onChange: (to: HandOverTo | null) => void;
}

/** Where open leads go: the next in the team, the backup, somebody. */
export function HandOverChoice({ person, summary, value, onChange }: HandOverChoiceProps) {
  const { data: people = [] } = usePeople();
  const isSomebody = value === null || !WAYS.includes(value);
  const candidates = people.filter((one) => canStandIn(one, person));
  return (
    <div className="stack">
      <Radio.Group
        label="Their open leads"
        value={isSomebody ? SOMEBODY : value}
        onChange={(way) => onChange(way === SOMEBODY ? null : way)}
      >
        <div className="stack">
          <Radio
            value="next"
            label="Go to whoever is next in the team"
            description="Each by the turns of its team. It counts as a turn."
          />
          {summary.backup && (
            <Radio
              value="backup"
              label={`Go to the backup, ${summary.backup.name}`}
              description={inWords(summary.backup)}
            />
          )}
          <Radio value={SOMEBODY} label="Go to one person" />
        </div>
      </Radio.Group>
      {isSomebody && (
        <Select
          label="Person"
          placeholder="Choose a person"
          searchable
          data={candidates.map(({ id, name, now }) => ({ value: id, label: now.isIn ? name : `${name} (not in)` }))}
          value={value}
          onChange={onChange}
          nothingFoundMessage="Nobody of that name"
        />
      )}
    </div>
  );
}

function inWords({ isIn, until }: { isIn: boolean; until: string | null }): string {
  if (isIn) return until ? `In until ${whenNear(until, serverNow())}` : "In now";
  return until ? `Back ${whenNear(until, serverNow())}` : "Not in now";
}
