import { Link } from "wouter";
import type { LedgerEntryView } from "../../../server/teams/ledger-contract.ts";
import { useServerNow } from "../../api/clock.ts";
import { whenNear } from "../../ui/time.ts";
import classes from "./Entry.module.css";
import { signedTurns } from "./turns-words.ts";

/** One change of a balance: whose, how much, why, and who did it. */
export function Entry({ entry }: { entry: LedgerEntryView }) {
  const now = useServerNow();
  return (
    <li className={classes.entry}>
      <b className={classes.turns} data-side={entry.turns < 0 ? "had" : "owed"}>
        {signedTurns(entry.turns)}
      </b>
      <div className={classes.words}>
        <p>
          <span className="strong">{entry.name}</span> <span className="muted">{entry.sentence}</span>
        </p>
        {entry.note && <p className="small">“{entry.note}”</p>}
        <p className="tiny muted">
          <time dateTime={entry.at}>{whenNear(entry.at, now)}</time>
          {entry.by && ` · by ${entry.by.name}`}
        </p>
      </div>
      {entry.lead && (
        <p className={`${classes.links} small`}>
          {entry.assignmentId && (
            <Link href={`/why/${entry.assignmentId}`} className="thumb-link">
              Why it went there
            </Link>
          )}
          <Link href={`/leads/${entry.lead.id}`} className="thumb-link">
            {entry.lead.name}
          </Link>
        </p>
      )}
    </li>
  );
}
