import { Radio } from "@mantine/core";
import type { PersonView } from "../../../server/people/contract.ts";
import { useServerNow } from "../../api/clock.ts";
import { isInNow, presenceWords } from "../../team/presence.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Dot } from "../../ui/Chip.tsx";
import { languageName } from "../../ui/names.ts";
import { plural } from "../../ui/time.ts";
import classes from "./give.module.css";

interface CandidatesProps {
  readonly people: readonly PersonView[];
  /** What the customer speaks, where it is one language. */
  readonly language: string | null;
  readonly value?: string | null;
  readonly onChange?: (id: string) => void;
}

/** Those who could get a lead, one of whom is chosen: who is in, what they speak, how much they have. */
export function Candidates({ people, language, ...field }: CandidatesProps) {
  return (
    <Radio.Group {...field} aria-label="People">
      <div className={classes.people}>
        {people.map((person) => (
          <Candidate key={person.id} person={person} language={language} />
        ))}
      </div>
    </Radio.Group>
  );
}

function Candidate({ person, language }: { person: PersonView; language: string | null }) {
  const now = useServerNow();
  const isIn = isInNow(person);
  const speaks = language !== null && person.languages.includes(language);
  return (
    <Radio.Card value={person.id} className={classes.person} aria-label={person.name}>
      <Radio.Indicator />
      <Avatar name={person.name} tone={isIn ? "in" : "grey"} />
      <span className={classes.words}>
        <b className="strong">{person.name}</b>
        <span className={`tiny muted row ${classes.presence}`}>
          <Dot state={isIn ? "on" : "off"} />
          {presenceWords(person, now)}
          {language && (speaks ? `, speaks ${languageName(language)}` : `, does not speak ${languageName(language)}`)}
        </span>
      </span>
      <span className="tiny muted nowrap">{plural(person.openLeads, "open lead")}</span>
    </Radio.Card>
  );
}
