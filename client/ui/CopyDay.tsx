import { Button, Checkbox, Popover, Select } from "@mantine/core";
import { useState } from "react";
import type { Weekday, WeeklyHours } from "../../node-catalog/kit/domain.ts";
import { copyDay, DAY_NAMES, lengthWords, WEEK } from "./week.ts";

interface CopyDayProps {
  readonly hours: WeeklyHours;
  readonly onChange: (hours: WeeklyHours) => void;
}

const WORKDAYS = WEEK.slice(0, 5);

/** The hours of one day on other days, too. */
export function CopyDay({ hours, onChange }: CopyDayProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus shadow="md" position="bottom-start">
      <Popover.Target>
        <Button size="xs" variant="subtle" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          Copy a day
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <CopyForm
          hours={hours}
          onCopy={(next) => {
            onChange(next);
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function CopyForm({ hours, onCopy }: { hours: WeeklyHours; onCopy: (hours: WeeklyHours) => void }) {
  const [from, setFrom] = useState<Weekday>(WEEK.find((day) => hours[day]) ?? "mon");
  const [to, setTo] = useState<readonly Weekday[]>(WORKDAYS);
  const others = WEEK.filter((day) => day !== from);
  const targets = others.filter((day) => to.includes(day));
  return (
    <div className="stack">
      <Select
        label="Copy the hours of"
        data={WEEK.map((day) => ({ value: day, label: `${DAY_NAMES[day]}, ${lengthWords(hours, day)}` }))}
        value={from}
        onChange={(day) => day && setFrom(day)}
        comboboxProps={{ withinPortal: false }}
      />
      <Checkbox.Group label="to" value={targets} onChange={(days) => setTo(WEEK.filter((day) => days.includes(day)))}>
        {others.map((day) => (
          <Checkbox key={day} value={day} label={DAY_NAMES[day]} />
        ))}
      </Checkbox.Group>
      <div>
        <Button
          size="xs"
          variant="filled"
          disabled={targets.length === 0}
          onClick={() => onCopy(copyDay(hours, from, targets))}
        >
          Copy
        </Button>
      </div>
    </div>
  );
}
