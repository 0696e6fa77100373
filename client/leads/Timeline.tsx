import { useServerNow } from "../api/clock.ts";
import type { TimelineEntry } from "../../server/leads/contract.ts";
import { isStepGroup } from "../ui/groups.ts";
import { Sign } from "../ui/Sign.tsx";
import { whenNear } from "../ui/time.ts";
import classes from "./Timeline.module.css";

/** The sign of an entry where it says more than its group's. */
const ICONS: Readonly<Record<string, string>> = {
  accepted: "user-check",
  contact: "phone",
  note: "pencil",
  declined: "arrow-forward-up",
  deal: "briefcase",
  attempt: "phone",
};

/** What happened to the lead, newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const now = useServerNow();
  return (
    <ol className={classes.timeline} reversed>
      {entries.toReversed().map((entry, index) => (
        <li key={entries.length - index} className={classes.entry}>
          <Sign group={isStepGroup(entry.group) ? entry.group : "act"} icon={ICONS[entry.kind]} size={28} />
          <div className={classes.words}>
            <p className={classes.line}>
              <span className={classes.title}>{entry.title}</span>
              <time className="tiny muted nowrap" dateTime={entry.at}>
                {whenNear(entry.at, now)}
              </time>
            </p>
            {entry.sentence && <p className="small muted">{entry.sentence}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
