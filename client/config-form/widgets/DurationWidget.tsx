import { Input, NumberInput, Select } from "@mantine/core";
import { useId, useState } from "react";
import { type Amount, DURATION_UNITS, type DurationUnit, toAmount, toDuration } from "../duration.ts";
import classes from "../config-form.module.css";
import { mayBeEmpty, type WidgetProps } from "../widget.ts";

const FALLBACK: Amount = { count: 15, unit: "minutes" };

export function DurationWidget({ field, value, onChange }: WidgetProps) {
  const id = useId();
  const amount = toAmount(value);
  // Remembered while the number is empty, and while 120 minutes are not to become 2 hours under one's hands.
  const [unit, setUnit] = useState<DurationUnit>(amount?.unit ?? FALLBACK.unit);
  const shown = amount && inUnit(amount, unit);
  // A number that is no time, or too many, was not taken: whoever leaves the field sees again what counts.
  const [reset, setReset] = useState(0);
  const change = (count: number | string, inUnits: DurationUnit) => {
    setUnit(inUnits);
    if (typeof count === "number" && count > 0) onChange(toDuration({ count, unit: inUnits }));
    else if (mayBeEmpty(field)) onChange(null);
  };
  return (
    <Input.Wrapper label={field.label} labelProps={{ htmlFor: id }} description={field.help}>
      <div className={classes.duration}>
        <NumberInput
          key={reset}
          id={id}
          onBlur={({ currentTarget }) => {
            if (shown && currentTarget.value !== String(shown.count)) setReset(reset + 1);
          }}
          value={shown?.count ?? ""}
          onChange={(count) => change(count, shown?.unit ?? unit)}
          min={1}
          max={9999}
          allowDecimal={false}
          allowNegative={false}
          placeholder={mayBeEmpty(field) ? "–" : undefined}
        />
        <Select
          aria-label={`${field.label}, unit`}
          data={DURATION_UNITS}
          value={shown?.unit ?? unit}
          onChange={(next) => change(shown?.count ?? FALLBACK.count, next ?? unit)}
        />
      </div>
    </Input.Wrapper>
  );
}

const SECONDS: Readonly<Record<DurationUnit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

function inUnit(amount: Amount, unit: DurationUnit): Amount {
  const count = (amount.count * SECONDS[amount.unit]) / SECONDS[unit];
  return Number.isInteger(count) ? { count, unit } : amount;
}
