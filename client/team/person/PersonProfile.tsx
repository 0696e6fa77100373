import { Select, TagsInput } from "@mantine/core";
import type { PersonView } from "../../../server/people/contract.ts";
import { usePeople } from "../../api/people.ts";
import { SENIORITIES } from "../../config-form/requirements.ts";
import { FactsChecked } from "./FactsChecked.tsx";
import { LanguageLevelsField } from "./LanguageLevelsField.tsx";
import { PartEnd } from "./PartEnd.tsx";
import { regionOptions } from "./region-options.ts";
import { useHolidayCountries } from "../time-off/use-time-off.ts";
import { TrackRecord } from "./TrackRecord.tsx";
import { usePart } from "./use-part.ts";
import { MultiChoice } from "../../ui/MultiChoice.tsx";

const UNSAID = "";
const SENIORITY_OPTIONS = [
  { value: UNSAID, label: "Not said" },
  ...SENIORITIES.map((label, index) => ({ value: String(index + 1), label })),
];

/** What somebody can take: languages with their level, regions, products, industries, skills, seniority. */
export function PersonProfile({ person }: { person: PersonView }) {
  const { languages, languageLevels, regions, products, industries, skills, seniority } = person;
  const part = usePart(
    person,
    "profile",
    { languages, languageLevels, regions, products, industries, skills, seniority },
    `What ${person.name} can take is saved.`,
  );
  const countries = useHolidayCountries();
  const { draft, set } = part;
  return (
    <>
      <FactsChecked person={person} isChanged={part.isChanged} />
      <LanguageLevelsField languages={draft.languages} levels={draft.languageLevels} onChange={set} />
      <MultiChoice
        label="Regions"
        description="Left empty: everywhere."
        data={regionOptions(countries.data ?? [], draft.regions)}
        value={draft.regions}
        onChange={(next) => set({ regions: next })}
        searchable
        hidePickedOptions
        limit={80}
        nothingFoundMessage="No such country"
      />
      <WordsField field="products" label="Products" value={draft.products} onChange={set} />
      <WordsField field="industries" label="Industries" value={draft.industries} onChange={set} />
      <WordsField field="skills" label="Skills" value={draft.skills} onChange={set} />
      <Select
        label="Seniority"
        data={SENIORITY_OPTIONS}
        value={String(draft.seniority ?? UNSAID)}
        onChange={(value) => set({ seniority: value ? Number(value) : null })}
      />
      <TrackRecord record={person.trackRecord} />
      <PartEnd part={part} save="Save" />
    </>
  );
}

type WordsName = "products" | "industries" | "skills";

interface WordsFieldProps {
  readonly field: WordsName;
  readonly label: string;
  readonly value: string[];
  readonly onChange: (change: Partial<Record<WordsName, string[]>>) => void;
}

const HELP: Readonly<Record<WordsName, string>> = {
  products: "Left empty: all of them. Type one and press Enter.",
  industries: "Left empty: all of them. Type one and press Enter.",
  skills: "A step of a flow can ask for them. Type one and press Enter.",
};

/** Words of the company's own; those that colleagues have are offered, so that one thing has one name. */
function WordsField({ field, label, value, onChange }: WordsFieldProps) {
  const { data: people = [] } = usePeople();
  const known = [...new Set(people.flatMap((person) => person[field]))].toSorted((a, b) => a.localeCompare(b));
  return (
    <TagsInput
      label={label}
      description={HELP[field]}
      data={known}
      value={value}
      onChange={(words) => onChange({ [field]: words })}
      acceptValueOnBlur
    />
  );
}
