import { TextInput } from "@mantine/core";
import { Answers } from "../ui/Answers.tsx";
import { QUICK_TIMES, QUICK_WORDS } from "./reminder-words.ts";

/** In place of a quick choice: a moment of one's own. */
const OWN = "own";
const OPTIONS = [
  ...QUICK_TIMES.map((value) => ({ value, label: QUICK_WORDS[value] })),
  { value: OWN, label: "Another time" },
];

export interface When {
  /** A quick choice, or {@link OWN}; null while nothing is chosen. */
  readonly choice: string | null;
  /** "2026-12-24T09:00", on this device's clock. */
  readonly own: string;
}

interface WhenFieldsProps {
  readonly value: When;
  readonly onChange: (value: When) => void;
}

/** When to remind: a quick choice, or an own date and time. */
export function WhenFields({ value, onChange }: WhenFieldsProps) {
  return (
    <>
      <Answers
        label="When?"
        options={OPTIONS}
        value={value.choice}
        onChange={(choice) => onChange({ ...value, choice })}
      />
      {value.choice === OWN && (
        <TextInput
          type="datetime-local"
          label="Date and time"
          value={value.own}
          onChange={({ currentTarget }) => onChange({ ...value, own: currentTarget.value })}
        />
      )}
    </>
  );
}

/** As the server wants it; null as long as something is missing. */
export function momentOf({ choice, own }: When): string | null {
  if (choice !== OWN) return choice;
  const at = Date.parse(own);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Nothing chosen; an own time begins at this moment, or tomorrow at nine. */
export function whenFrom(now: number, dueAt?: string): When {
  const tomorrow = new Date(new Date(now).setHours(33, 0, 0, 0));
  const start = dueAt && Date.parse(dueAt) > now ? new Date(dueAt) : tomorrow;
  // Swedish writes what the field wants; in this device's zone, as the field shows it.
  return { choice: null, own: start.toLocaleString("sv-SE").slice(0, 16).replace(" ", "T") };
}
