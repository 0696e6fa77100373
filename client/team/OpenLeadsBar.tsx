import type { PersonView } from "../../server/people/contract.ts";
import { Bar } from "../ui/Bar.tsx";
import classes from "./OpenLeadsBar.module.css";
import { openLimitOf } from "./person/limit-kinds.ts";

/** How many leads somebody has open, beside how many they may have where there is a limit. */
export function OpenLeadsBar({ person: { openLeads, limits } }: { person: PersonView }) {
  const most = openLimitOf(limits)?.most;
  if (most === undefined) return <span className="tiny nowrap">{openLeads}</span>;
  return (
    <span className="row">
      <span className={classes.bar}>
        <Bar part={openLeads / most} tone={openLeads >= most ? "warn" : "usual"} />
      </span>
      <span className="tiny nowrap">
        {openLeads} of {most}
        {openLeads >= most && ", full"}
      </span>
    </span>
  );
}
