import { Input, NumberInput, Select } from "@mantine/core";
import { type DurationUnit, durationParts } from "./time.ts";
import classes from "./DurationChoice.module.css";

const LETTERS = { minute: "PT#M", hour: "PT#H", day: "P#D", week: "P#W", second: "PT#S" } as const satisfies Record<
  DurationUnit,
  string
>;
const UNIT_MINUTES: Record<DurationUnit, number> = { second: 1 / 60, minute: 1, hour: 60, day: 1440, week: 10_080 };

interface DurationChoiceProps {
  readonly label: string;
  readonly description?: string;
  /** ISO 8601, such as "PT15M" */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A length of time as a number and a unit. */
export function DurationChoice({ label, description, value, onChange }: DurationChoiceProps) {
  const { count, unit } = oneUnit(value);
  const change = (nextCount: number, nextUnit: DurationUnit) =>
    nextCount > 0 && onChange(LETTERS[nextUnit].replace("#", String(nextCount)));
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      <div className={classes.duration} role="group" aria-label={label}>
        <NumberInput
          aria-label={`${label}, how many`}
          value={count}
          min={1}
          max={9999}
          allowDecimal={false}
          allowNegative={false}
          onChange={(next) => change(Number(next), unit)}
        />
        <Select
          aria-label={`${label}, unit`}
          data={(["minute", "hour", "day"] as const).map((one) => ({ value: one, label: `${one}s` }))}
          value={unit}
          onChange={(next) => next && change(count, next)}
        />
      </div>
    </Input.Wrapper>
  );
}

/** "PT1H30M" as 90 minutes: the largest unit in which it is whole. */
function oneUnit(value: string): { count: number; unit: DurationUnit } {
  const minutes = durationParts(value).reduce((sum, [count, unit]) => sum + count * UNIT_MINUTES[unit], 0);
  const unit = (["day", "hour"] as const).find(
    (one) => minutes >= UNIT_MINUTES[one] && minutes % UNIT_MINUTES[one] === 0,
  );
  return unit
    ? { count: minutes / UNIT_MINUTES[unit], unit }
    : { count: Math.max(1, Math.round(minutes)), unit: "minute" };
}
