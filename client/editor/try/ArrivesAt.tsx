import { TextInput } from "@mantine/core";

interface ArrivesAtProps {
  /** null: now. */
  readonly at: string | null;
  readonly onChange: (at: string | null) => void;
}

/** When the tried lead comes in, on the reader's own clock: a night or a weekend can be tried at any time. */
export function ArrivesAt({ at, onChange }: ArrivesAtProps) {
  return (
    <TextInput
      type="datetime-local"
      label="Comes in at"
      description="Left empty: now."
      value={at === null ? "" : toClock(at)}
      // Without it browsers take years of six digits, which no date can be made of.
      max="9999-12-31T23:59"
      onChange={({ currentTarget: { value } }) => onChange(fromClock(value))}
    />
  );
}

function fromClock(value: string): string | null {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** As the browser's field writes it: "2026-11-23T09:00", without a zone. */
function toClock(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
