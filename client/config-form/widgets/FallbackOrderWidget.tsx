import { useTeams } from "../../api/people.ts";
import { newRung, type Rung, RUNG_LABELS, rungsIn } from "../fallback-order.ts";
import { OrderedList } from "../OrderedList.tsx";
import { type ConfigValue, type Field, textsIn } from "../schema.ts";
import type { WidgetProps } from "../widget.ts";
import { ChoiceWidget } from "./ChoiceWidget.tsx";
import { DurationWidget } from "./DurationWidget.tsx";
import { TeamWidget } from "./TeamWidget.tsx";
import { MultiChoice } from "../../ui/MultiChoice.tsx";

const TO: Field = { name: "to", label: "Goes to", enum: Object.keys(RUNG_LABELS), options: RUNG_LABELS };
const TEAM: Field = { name: "team", label: "Team" };
const WITHIN: Field = { name: "within", label: "Who has at most" };
const COUNTS: Field = {
  name: "counts",
  label: "Counted in",
  enum: ["clock", "working-time"],
  options: { clock: "clock time", "working-time": "working time" },
};

/** Whom a lead goes to, one after the other, and how long each has. */
export function FallbackOrderWidget({ field, value, onChange, config }: WidgetProps) {
  return (
    <OrderedList
      field={field}
      items={rungsIn(value)}
      onChange={onChange}
      addLabel="Try somebody else after that"
      newItem={newRung}
    >
      {(rung, change) => {
        const set = (name: string) => (next: ConfigValue | undefined) => change(withPart(rung, name, next));
        return (
          <>
            <ChoiceWidget field={TO} value={rung["to"]} onChange={set("to")} config={config} />
            {rung["to"] === "team" && (
              <TeamWidget field={TEAM} value={rung["team"]} onChange={set("team")} config={config} />
            )}
            {rung["to"] === "nearest" && <SeveralTeams value={rung["teams"]} onChange={set("teams")} />}
            <DurationWidget field={WITHIN} value={rung["within"]} onChange={set("within")} config={config} />
            <ChoiceWidget field={COUNTS} value={rung["counts"]} onChange={set("counts")} config={config} />
          </>
        );
      }}
    </OrderedList>
  );
}

function SeveralTeams({ value, onChange }: { value: ConfigValue | undefined; onChange: (teams: string[]) => void }) {
  const teams = useTeams();
  return (
    <MultiChoice
      label="Teams"
      description="The one that looks after the customer’s country, else the one whose clocks differ least."
      placeholder={textsIn(value).length === 0 ? "Choose the teams" : undefined}
      data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={textsIn(value)}
      onChange={onChange}
      searchable
    />
  );
}

/** Another kind of place keeps its time and forgets its teams. */
function withPart(rung: Rung, name: string, value: ConfigValue | undefined): Rung {
  const { team: _, teams: __, ...rest } = rung;
  const kept = name === "to" ? rest : rung;
  return value === undefined ? kept : { ...kept, [name]: value };
}
