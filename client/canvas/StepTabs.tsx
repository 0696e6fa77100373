import { IconAlertTriangle, IconAlignLeft, IconClock } from "@tabler/icons-react";
import type { StepGroup } from "../ui/groups.ts";
import baton from "./baton.module.css";
import classes from "./StepTabs.module.css";
import type { StepStatus } from "./status.ts";
import { tabWords } from "./tab-words.ts";

/** On a step's border, at most one of: the lead that stands here, what is to mend, how many wait. And its numbers on a path. */
export function StepTabs({ state, group }: { state: StepStatus; group: StepGroup | undefined }) {
  return (
    <>
      {state.visits && <span className={classes.visits}>{state.visits}</span>}
      <Tab state={state} group={group} />
    </>
  );
}

function Tab({ state, group }: { state: StepStatus; group: StepGroup | undefined }) {
  const { here, problem, problemCount, waiting } = state;
  if (here) return <span className={`${classes.tab} ${baton.baton}`}>{here}</span>;
  if (problem) {
    return (
      <span className={classes.tab} data-severity={problem.severity}>
        <IconAlertTriangle size={14} className={classes.tabIcon} aria-hidden />
        <span className={classes.tabWords}>{tabWords(problem, problemCount)}</span>
      </span>
    );
  }
  if (waiting === 0) return null;
  const Icon = group === "escalate" ? IconAlignLeft : IconClock;
  return (
    <span className={`${classes.tab} ${baton.baton} ${baton.still}`}>
      <Icon size={14} aria-hidden />
      {waiting} waiting
    </span>
  );
}
