import { OrderedList } from "../OrderedList.tsx";
import { textsIn } from "../schema.ts";
import type { WidgetProps } from "../widget.ts";
import { TeamWidget } from "./TeamWidget.tsx";

/** Teams in the order in which they are tried. One that is not chosen yet is an empty place. */
export function TeamsWidget({ field, value, onChange, config }: WidgetProps) {
  return (
    <OrderedList field={field} items={textsIn(value)} onChange={onChange} addLabel="Add a team" newItem={() => ""}>
      {(team, change, index) => (
        <TeamWidget
          field={{ name: `team-${index}`, label: "Team" }}
          value={team}
          onChange={(next) => change(typeof next === "string" ? next : "")}
          config={config}
        />
      )}
    </OrderedList>
  );
}
