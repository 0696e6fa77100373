import { useMe } from "../api/session.ts";
import { TimeOffPlan } from "../team/time-off/TimeOffPlan.tsx";
import { Panel } from "../ui/Panel.tsx";

/** One's own days begin where one is. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** My days off: no leads come on them. */
export function MyTimeOff() {
  const { id, name } = useMe();
  return (
    <Panel title="My time off">
      <div className="stack">
        <TimeOffPlan person={{ id, name, timeZone: HERE, holidaysOf: null }} />
      </div>
    </Panel>
  );
}
