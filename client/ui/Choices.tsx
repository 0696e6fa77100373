import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { languageName, placeOfZone } from "./names.ts";
import { clockTime } from "./time.ts";
import { MultiChoice } from "./MultiChoice.tsx";

const COMMON_LANGUAGES =
  "ar bg bn ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv ms mt nb nl pl pt ro ru sk sl sq sr sv th tr uk ur vi zh".split(
    " ",
  );

const languageOptions = (codes: readonly string[]) =>
  [...new Set([...codes, ...COMMON_LANGUAGES])]
    .map((value) => ({ value, label: languageName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));

interface ChoiceProps<Value> {
  readonly label: string;
  readonly description?: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error?: ReactNode;
}

/** Several languages, by their names. */
export function LanguagesChoice({ value, onChange, ...rest }: ChoiceProps<string[]>) {
  return (
    <MultiChoice
      {...rest}
      data={languageOptions(value)}
      value={value}
      onChange={onChange}
      searchable
      hidePickedOptions
      placeholder={value.length === 0 ? "Choose languages" : ""}
      nothingFoundMessage="No such language"
    />
  );
}

/** One language, by its name. */
export function LanguageChoice({ value, onChange, ...rest }: ChoiceProps<string>) {
  return (
    <Select
      {...rest}
      data={languageOptions([value])}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen)}
      searchable
      nothingFoundMessage="No such language"
    />
  );
}

/** A time zone by its place, with the time that it is there now. */
export function TimeZoneChoice({ value, onChange, ...rest }: ChoiceProps<string>) {
  return (
    <Select
      {...rest}
      data={[...new Set([value, ...Intl.supportedValuesOf("timeZone")])].map((zone) => ({
        value: zone,
        label: zone.includes("/") ? `${placeOfZone(zone)}, ${zone.split("/")[0]}` : placeOfZone(zone),
      }))}
      renderOption={({ option }) => (
        <span className="row">
          {option.label}
          <span className="small muted">{timeIn(option.value)}</span>
        </span>
      )}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen)}
      searchable
      limit={80}
      nothingFoundMessage="No such place. Try a large city nearby."
    />
  );
}

/** "14:20" there. */
function timeIn(timeZone: string): string {
  try {
    return new Date().toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  } catch {
    return clockTime(Date.now());
  }
}
