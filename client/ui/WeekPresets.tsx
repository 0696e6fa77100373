import { Button, Menu } from "@mantine/core";
import type { WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { hoursWords } from "./week.ts";
import { WEEK_PRESETS } from "./week-presets.ts";

interface WeekPresetsProps {
  readonly companyHours: WeeklyHours | undefined;
  readonly onChoose: (hours: WeeklyHours) => void;
}

/** A usual week with one press. */
export function WeekPresets({ companyHours, onChoose }: WeekPresetsProps) {
  return (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="subtle">
          Usual weeks
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {companyHours && (
          <Menu.Item onClick={() => onChoose(companyHours)}>As the company: {hoursWords(companyHours)}</Menu.Item>
        )}
        {WEEK_PRESETS.map(({ label, hours }) => (
          <Menu.Item key={label} onClick={() => onChoose(hours)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
