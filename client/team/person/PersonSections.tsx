import type { PersonView } from "../../../server/people/contract.ts";
import type { TeamView } from "../../../server/teams/contract.ts";
import { serverNow, useServerNow } from "../../api/clock.ts";
import { usePeople } from "../../api/people.ts";
import { Calendars } from "../../calendars/Calendars.tsx";
import { CalendarSummary } from "../../calendars/CalendarSummary.tsx";
import { listWords, placeOfZone } from "../../ui/names.ts";
import { plural } from "../../ui/time.ts";
import { hoursWords } from "../../ui/week.ts";
import { ROLE_NAMES } from "../roles.ts";
import { daysWords, todayIn } from "../../ui/days.ts";
import { PersonTimeOff } from "../time-off/PersonTimeOff.tsx";
import { useTimeOff } from "../time-off/use-time-off.ts";
import { mustBeChecked } from "./age-of-facts.ts";
import { useUnsaved } from "./kept-parts.ts";
import { limitWords } from "./limit-kinds.ts";
import { languagesWords } from "./person-words.ts";
import { PersonBackup } from "./PersonBackup.tsx";
import { PersonHours } from "./PersonHours.tsx";
import { PersonLimits } from "./PersonLimits.tsx";
import { PersonProfile } from "./PersonProfile.tsx";
import { PersonSection } from "./PersonSection.tsx";
import classes from "./PersonSections.module.css";
import { regionName } from "./regions.ts";

interface PersonSectionsProps {
  readonly person: PersonView;
  readonly teams: readonly TeamView[];
}

/** Every side of a person, each with what is set. */
export function PersonSections({ person, teams }: PersonSectionsProps) {
  const { data: people = [] } = usePeople();
  const unsaved = useUnsaved(person.id);
  const backup = people.find(({ id }) => id === person.backupId);
  const inTeams = teams.filter(({ id }) => person.teamIds.includes(id));
  return (
    <div>
      <PersonSection title="Working hours" summary={hoursSummary(person)} isOpen isUnsaved={unsaved.includes("hours")}>
        <PersonHours person={person} />
      </PersonSection>
      <PersonSection title="Time off" summary={<NextTimeOff person={person} />}>
        <PersonTimeOff person={person} />
      </PersonSection>
      <PersonSection title="Calendar" summary={<CalendarSummary personId={person.id} />}>
        <Calendars person={person} />
      </PersonSection>
      <PersonSection title="Can take" summary={canTakeSummary(person)} isUnsaved={unsaved.includes("profile")}>
        <PersonProfile person={person} />
      </PersonSection>
      <PersonSection
        title="Room for"
        summary={listWords(person.limits.map(limitWords)) || "no limits"}
        isUnsaved={unsaved.includes("limits")}
      >
        <PersonLimits person={person} />
      </PersonSection>
      <PersonSection title="Backup" summary={backup?.name ?? "nobody"} isUnsaved={unsaved.includes("backup")}>
        <PersonBackup person={person} />
      </PersonSection>
      <dl className={`dl ${classes.facts}`}>
        <dt>Teams</dt>
        <dd>{listWords(inTeams.map(({ name }) => name)) || "none yet"}</dd>
        <dt>May</dt>
        <dd>{listWords(person.roles.map((role) => ROLE_NAMES[role]))}</dd>
        <dt>Can sign in</dt>
        <dd>{signInWords(person)}</dd>
      </dl>
    </div>
  );
}

/** The words of a long week would push everything else away. */
const LONG_WEEK = 44;

function hoursSummary({ hours, timeZone }: PersonView): string {
  const words = hoursWords(hours);
  const place = hours === null ? "" : `, ${placeOfZone(timeZone)}`;
  return words.length <= LONG_WEEK ? words + place : `${plural(Object.keys(hours ?? {}).length, "day")} a week${place}`;
}

function canTakeSummary(person: PersonView): string {
  const languages = languagesWords(person) || "no languages yet";
  return mustBeChecked(person, serverNow()) ? `${languages} · not checked for a year` : languages;
}

function NextTimeOff({ person }: { person: PersonView }) {
  const { data = [] } = useTimeOff(person.id);
  const now = useServerNow();
  const today = todayIn(person.timeZone, now);
  const next = data.filter(({ lastDay }) => lastDay >= today).toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))[0];
  return [
    next ? daysWords(next.firstDay, next.lastDay, now) : "none planned",
    person.holidaysOf ? `holidays of ${regionName(person.holidaysOf)}` : "no holidays",
  ].join(" · ");
}

function signInWords({ demo, canSignIn }: PersonView): string {
  if (demo) return "no, made up for the demo";
  return canSignIn ? "yes" : "not yet: send an invitation";
}
