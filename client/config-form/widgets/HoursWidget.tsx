import { Input, Switch } from "@mantine/core";
import type { WeeklyHours } from "../../../node-catalog/kit/domain.ts";
import { useWorkspace } from "../../api/workspace.ts";
import { OFFICE_HOURS } from "../../ui/week.ts";
import { WeekTimes } from "../../ui/WeekTimes.tsx";
import { textOf } from "../schema.ts";
import { capitalised } from "../words.ts";
import { mayBeEmpty, type WidgetProps } from "../widget.ts";

export function HoursWidget({ field, value, onChange, config }: WidgetProps) {
  const workspace = useWorkspace();
  const hours = (value ?? null) as WeeklyHours | null;
  const timeZone = textOf(config["timeZone"]) || (workspace.data?.timeZone ?? "");
  return (
    <Input.Wrapper label={field.label} labelElement="div" description={field.help}>
      {mayBeEmpty(field) && (
        <Switch
          label={capitalised(field.none ?? "")}
          checked={hours === null}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? null : toJson(workspace.data?.hours ?? OFFICE_HOURS))
          }
        />
      )}
      {hours && (
        <WeekTimes hours={hours} onChange={(next) => onChange(toJson(next))} label={field.label} timeZone={timeZone} />
      )}
    </Input.Wrapper>
  );
}

const toJson = (hours: WeeklyHours): Record<string, [string, string][]> => hours;
