import { IconCheck } from "@tabler/icons-react";
import { Link } from "wouter";
import type { PassedView } from "../../server/receipts/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Empty } from "../ui/Empty.tsx";
import { whenNear } from "../ui/time.ts";
import classes from "./PassedBy.module.css";

interface PassedByProps {
  readonly passed: readonly PassedView[];
  /** Says of which team each was. */
  readonly withTeam: boolean;
}

/** Leads that went to somebody else, newest first, each with the reason. */
export function PassedBy({ passed, withTeam }: PassedByProps) {
  const now = useServerNow();
  if (passed.length === 0) {
    return (
      <Empty title="None so far" icon={<IconCheck size={22} />}>
        Each lead of the team that goes to somebody else stands here, with the reason.
      </Empty>
    );
  }
  return (
    <ul className={classes.list}>
      {passed.map(({ id, at, lead, source, team, wentTo, reason }) => (
        <li key={id}>
          <time className="small muted nowrap" dateTime={at}>
            {whenNear(at, now)}
          </time>
          <div>
            <p className={classes.reason}>{reason}.</p>
            <p className="small muted">
              {lead ? <Link href={`/leads/${lead.id}`}>{lead.name}</Link> : "A lead"} from {source}
              {withTeam && `, ${team.name}`}
              {wentTo ? `, went to ${wentTo.name}` : ", nobody could take it"}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
