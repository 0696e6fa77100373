import { useMe } from "../api/session.ts";
import { TimeOffPlan } from "../team/time-off/TimeOffPlan.tsx";
import { Panel } from "../ui/Panel.tsx";

/** My days off: no leads come on them. */
export function MyTimeOff() {
  const { id, name } = useMe();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <Panel title="My time off">
      <div className="stack">
        <TimeOffPlan person={{ id, name, timeZone, holidaysOf: null }} />
      </div>
    </Panel>
  );
}
