import type { TeamView } from "../../server/teams/contract.ts";
import { Bar } from "../ui/Bar.tsx";
import { Stepper } from "../ui/Stepper.tsx";
import { tellFailed } from "../ui/tell.tsx";
import classes from "./Share.module.css";
import { useSetShare } from "./use-members.ts";

const sumOf = (team: TeamView) => team.members.reduce((sum, { weight }) => sum + weight, 0);

interface ShareProps {
  readonly team: TeamView;
  readonly personId: string;
}

/** How many of the team's leads somebody gets: "2 of every 5". */
export function Share({ team, personId, name }: ShareProps & { name: string }) {
  const setShare = useSetShare({ teamId: team.id, personId });
  const member = team.members.find(({ repId }) => repId === personId);
  if (!member) return <span className="muted">not in this team</span>;

  const weight = setShare.isPending ? setShare.variables : member.weight;
  const total = sumOf(team) - member.weight + weight;
  // By the promise: a second press must not silence what becomes of the first.
  const change = (next: number) => void setShare.mutateAsync(next).catch(tellFailed);
  return (
    <span className={classes.share}>
      <Stepper label={`share of ${name}`} value={weight} onChange={change} />
      <span className="tiny muted nowrap">
        {weight} of every {total}
      </span>
    </span>
  );
}

/** What somebody got in 30 days, beside what the share comes to. */
export function FairShare({ team, personId }: ShareProps) {
  const member = team.members.find(({ repId }) => repId === personId);
  if (!member) return null;
  const all = team.members.reduce((sum, { got }) => sum + got, 0);
  const fair = (all * member.weight) / sumOf(team);
  const widest = Math.max(1, fair, ...team.members.map(({ got }) => got)) * 1.1;
  return (
    <span className="row">
      <span className={classes.bar}>
        <Bar part={member.got / widest} mark={fair / widest} />
      </span>
      <span className="tiny nowrap">
        <b className="strong">{member.got}</b> of{" "}
        {fair.toLocaleString("en-GB", { maximumFractionDigits: fair < 10 ? 1 : 0 })}
      </span>
    </span>
  );
}
