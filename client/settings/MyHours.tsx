import { useMe } from "../api/session.ts";
import { Presence } from "../inbox/Presence.tsx";
import { useInbox } from "../inbox/use-inbox.ts";
import { profileSentence } from "../team/person/person-words.ts";
import { placeOfZone } from "../ui/names.ts";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { hoursWords } from "../ui/week.ts";
import classes from "./MyHours.module.css";
import { useMyself } from "./use-myself.ts";

/** Whether leads come to me now, a pause that ends by itself, my hours, and which leads I can take. */
export function MyHours() {
  const me = useMe();
  const inbox = useInbox();
  const myself = useMyself(me.id);
  return (
    <Panel title="Leads come to me">
      <div className="stack">
        <QueryView query={inbox} failed="Whether leads come to you did not load">
          {(data) => (
            <div className="row wrap">
              <Presence me={data.me} isWide />
            </div>
          )}
        </QueryView>
        <QueryView query={myself} failed="Your hours did not load">
          {(person) => (
            <>
              <dl className={classes.facts}>
                <dt>My hours</dt>
                <dd>{hoursWords(person.hours)}</dd>
                <dt>Time zone</dt>
                <dd>{placeOfZone(person.timeZone)}</dd>
                <dt>My leads</dt>
                <dd>{profileSentence(person)}</dd>
              </dl>
              <p className="small muted">Your manager changes these.</p>
            </>
          )}
        </QueryView>
      </div>
    </Panel>
  );
}
