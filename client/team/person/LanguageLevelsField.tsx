import { Select } from "@mantine/core";
import { LEVELS } from "../../config-form/language-levels.ts";
import { LanguagesChoice } from "../../ui/Choices.tsx";
import { languageName } from "../../ui/names.ts";
import classes from "./LanguageLevelsField.module.css";

type LanguageLevel = keyof typeof LEVELS;
type Levels = Record<string, LanguageLevel>;
interface Change {
  readonly languages?: string[];
  readonly languageLevels?: Levels;
}
interface LanguageLevelsFieldProps {
  readonly languages: string[];
  readonly levels: Levels;
  readonly onChange: (change: Change) => void;
}

const FLUENT = "";
const OPTIONS = [
  { value: FLUENT, label: "Fluent" },
  ...Object.entries(LEVELS).map(([value, words]) => ({ value, label: `${value}, ${words}` })),
];

/** Languages, and how well each is spoken; without a level it counts as fluent. */
export function LanguageLevelsField({ languages, levels, onChange }: LanguageLevelsFieldProps) {
  const setLevel = (language: string, level: string | null) => {
    const { [language]: _, ...others } = levels;
    onChange({ languageLevels: level ? { ...others, [language]: level as LanguageLevel } : others });
  };
  const setLanguages = (next: string[]) =>
    onChange({
      languages: next,
      languageLevels: Object.fromEntries(Object.entries(levels).filter(([language]) => next.includes(language))),
    });
  return (
    <div className="stack">
      <LanguagesChoice
        label="Languages"
        description="Leads in these languages can come to them."
        value={languages}
        onChange={setLanguages}
      />
      {languages.length > 0 && (
        <ul className={classes.levels} aria-label="How well">
          {languages.map((language) => (
            <li key={language} className={classes.level}>
              <span>{languageName(language)}</span>
              <Select
                aria-label={`How well: ${languageName(language)}`}
                data={OPTIONS}
                value={levels[language] ?? FLUENT}
                onChange={(level) => setLevel(language, level)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
