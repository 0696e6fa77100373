import { useMe } from "../api/session.ts";
import { TimeOffPlan } from "../team/time-off/TimeOffPlan.tsx";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { useMyself } from "./use-myself.ts";

/** My days off and holidays: no leads come on them. */
export function MyTimeOff() {
  const { id } = useMe();
  const myself = useMyself(id);
  return (
    <Panel title="My time off">
      <QueryView query={myself} failed="Your days off did not load">
        {(person) => (
          <div className="stack">
            <TimeOffPlan person={person} />
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
