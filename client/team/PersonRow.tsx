import type { MouseEvent } from "react";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Dot } from "../ui/Chip.tsx";
import { OpenLeadsBar } from "./OpenLeadsBar.tsx";
import classes from "./PeoplePanel.module.css";
import { mustBeChecked } from "./person/age-of-facts.ts";
import { useUnsaved } from "./person/kept-parts.ts";
import { languagesWords } from "./person/person-words.ts";
import { isInNow, isNotHereYet, presenceWords } from "./presence.ts";
import { FairShare, Share } from "./Share.tsx";

interface PersonRowProps {
  readonly person: PersonView;
  readonly team: TeamView | undefined;
  readonly isSelected: boolean;
  readonly onSelect: (press: MouseEvent<HTMLElement>) => void;
}

/** One line of the list: whether they are in, their share, their load. */
export function PersonRow({ person, team, isSelected, onSelect }: PersonRowProps) {
  const now = useServerNow();
  const isIn = isInNow(person);
  const isUnsaved = useUnsaved(person.id).length > 0;
  return (
    <tr className={classes.person} data-selected={isSelected}>
      <td className={classes.who}>
        <span className="row">
          <Avatar name={person.name} tone={isIn ? "in" : "grey"} />
          <span>
            <button
              type="button"
              className={`${classes.name} wide-target thumb-link`}
              aria-pressed={isSelected}
              onClick={onSelect}
            >
              {person.name}
            </button>
            <span className={`${classes.languages} tiny muted`}>
              {languagesWords(person) || "No languages yet"}
              {team?.leaderId === person.id && " · leader"}
              {person.demo && " · made up"}
              {isUninvited(person) ? " · not invited yet" : isNotHereYet(person) && " · invited, not here yet"}
              {mustBeChecked(person, now) && " · not checked for a year"}
              {isUnsaved && <b className="strong"> · changes not saved yet</b>}
            </span>
          </span>
        </span>
      </td>
      <td data-label="Now">
        <span className="row small">
          <Dot state={isIn ? "on" : "off"} />
          {presenceWords(person, now)}
        </span>
      </td>
      {team && (
        <td data-label="Share" className={classes.above}>
          <Share team={team} personId={person.id} name={person.name} />
        </td>
      )}
      <td data-label="Open leads">
        <OpenLeadsBar person={person} />
      </td>
      {team && (
        <td data-label="Got, of fair share">
          <FairShare team={team} personId={person.id} />
        </td>
      )}
    </tr>
  );
}

/** They cannot come in: nobody has given them a link yet. */
const isUninvited = ({ active, demo, canSignIn }: PersonView) => active && !demo && !canSignIn;
