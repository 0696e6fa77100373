import { Select } from "@mantine/core";
import { useHolidayCountries, useUsualHolidays } from "./time-off/use-time-off.ts";

const NONE = "";

interface HolidaysOfNewProps {
  /** undefined: nobody has chosen, so they are the company's country's. */
  readonly value: string | null | undefined;
  readonly onChange: (code: string | null) => void;
}

/** Whose public holidays somebody new has. */
export function HolidaysOfNew({ value, onChange }: HolidaysOfNewProps) {
  const usual = useUsualHolidays();
  const { data: countries = [] } = useHolidayCountries();
  return (
    <Select
      label="Public holidays"
      description="No new leads come on them."
      data={[{ value: NONE, label: "None" }, ...countries.map(({ code, name }) => ({ value: code, label: name }))]}
      searchable
      value={(value === undefined ? usual.code : value) ?? NONE}
      onChange={(code) => onChange(code || null)}
      nothingFoundMessage="No such country"
    />
  );
}
