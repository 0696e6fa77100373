import { Select } from "@mantine/core";
import type { PersonView } from "../../../server/people/contract.ts";
import { useChangePerson } from "../../api/people.ts";
import { countryName } from "../../ui/names.ts";
import { tellDone, tellFailed } from "../../ui/tell.tsx";
import { useHolidayCountries } from "./use-time-off.ts";
import classes from "./HolidaysChoice.module.css";

const NONE = "";

/** Whose public holidays somebody has: a country's, or those of a part of it. */
export function HolidaysChoice({ person }: { person: PersonView }) {
  const { data: countries = [] } = useHolidayCountries();
  const change = useChangePerson();
  const save = (holidaysOf: string | null) =>
    // By the promise: choosing the part at once must not silence what becomes of the country.
    void change
      .mutateAsync({ id: person.id, holidaysOf })
      .then(() => tellDone(`Holidays of ${person.name} saved.`), tellFailed);
  const code = person.holidaysOf?.slice(0, 2) ?? NONE;
  const country = countries.find((one) => one.code === code);
  const named = countries.map(({ code: value, name }) => ({ value, label: name }));
  const offered = code && !country ? [{ value: code, label: countryName(code) }, ...named] : named;
  return (
    <div className={classes.choice}>
      <Select
        label="Public holidays"
        data={[{ value: NONE, label: "None" }, ...offered]}
        searchable
        value={code}
        onChange={(next) => save(next || null)}
        nothingFoundMessage="No such country"
      />
      {country && country.parts.length > 0 && (
        <Select
          label="Which part"
          data={[
            { value: code, label: "All of it" },
            ...country.parts.map((part) => ({ value: part.code, label: part.name })),
          ]}
          searchable
          value={person.holidaysOf}
          onChange={save}
          nothingFoundMessage="No such part"
        />
      )}
    </div>
  );
}
