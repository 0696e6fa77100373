import { useMe } from "../api/session.ts";
import { useMyself } from "../settings/use-myself.ts";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { Calendars } from "./Calendars.tsx";

/** My calendars: while they say that I am busy, no leads come. */
export function MyCalendar() {
  const { id } = useMe();
  const myself = useMyself(id);
  return (
    <Panel title="My calendar">
      <QueryView query={myself} failed="Your calendar did not load">
        {(person) => <Calendars person={person} />}
      </QueryView>
    </Panel>
  );
}
