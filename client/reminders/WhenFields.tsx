import { TextInput } from "@mantine/core";
import { Answers } from "../ui/Answers.tsx";
import { QUICK_TIMES, QUICK_WORDS } from "./quick-times.ts";
import { OWN, type When } from "./when.ts";

const OPTIONS = [
  ...QUICK_TIMES.map((value) => ({ value, label: QUICK_WORDS[value] })),
  { value: OWN, label: "Another time" },
];

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
