import type { PersonView } from "../../server/people/contract.ts";
import { Bar } from "../ui/Bar.tsx";
import classes from "./OpenLeadsBar.module.css";
import { openLimitOf } from "./person/limit-kinds.ts";

/** How much somebody has to do: open leads, beside how many they may have where there is a limit, and what is new. */
export function OpenLeadsBar({ person }: { person: PersonView }) {
  const { openLeads, limits } = person;
  const most = openLimitOf(limits)?.most;
  return (
    <span className={classes.load}>
      <span className="row">
        {most !== undefined && (
          <span className={classes.bar}>
            <Bar part={openLeads / most} tone={openLeads >= most ? "warn" : "usual"} />
          </span>
        )}
        <span className="tiny nowrap">
          {openLeads}
          {most !== undefined && ` of ${most}`}
          {most !== undefined && openLeads >= most && ", full"}
        </span>
      </span>
      <span className={`${classes.new} tiny muted`}>
        {person.uncontacted > 0 && <span className="nowrap">{person.uncontacted} not contacted,</span>}
        <span className="nowrap">{person.gotToday} today</span>
      </span>
    </span>
  );
}
