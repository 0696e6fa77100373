import { Link } from "wouter";
import { useServerNow } from "../api/clock.ts";
import { isManager, useMe } from "../api/session.ts";
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
  reminder: "bell",
};

const GIVEN = new Set(["assigned", "offered"]);

/** With the way to all reasons where somebody was chosen, for those who may read them. */
function Sentence({ entry: { kind, sentence, data } }: { readonly entry: TimelineEntry }) {
  const me = useMe();
  const mayRead = GIVEN.has(kind) && (isManager(me) || data["personId"] === me.id);
  if (!sentence) return null;
  return (
    <p className="small muted">
      {sentence}
      {mayRead && typeof data["assignmentId"] === "string" && (
        <>
          {". "}
          <Link href={`/why/${data["assignmentId"]}`}>All reasons</Link>
        </>
      )}
    </p>
  );
}

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
            <Sentence entry={entry} />
          </div>
        </li>
      ))}
    </ol>
  );
}
