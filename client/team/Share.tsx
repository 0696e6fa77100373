import type { TeamView } from "../../server/teams/contract.ts";
import { useChangeTeam } from "../api/people.ts";
import { Bar } from "../ui/Bar.tsx";
import { Stepper } from "../ui/Stepper.tsx";
import { tellFailed } from "../ui/tell.tsx";
import classes from "./Share.module.css";

const sumOf = (team: TeamView) => team.members.reduce((sum, { weight }) => sum + weight, 0);

interface ShareProps {
  readonly team: TeamView;
  readonly personId: string;
}

/** How many of the team's leads somebody gets: "2 of every 5". */
export function Share({ team, personId, name }: ShareProps & { name: string }) {
  const change = useChangeTeam();
  const pending = change.isPending ? change.variables?.members : undefined;
  const members = pending ?? team.members.map(({ repId, weight }) => ({ repId, weight }));
  const member = members.find(({ repId }) => repId === personId);
  if (!member) return <span className="muted">not in this team</span>;

  const weight = member.weight ?? 1;
  const total = members.reduce((sum, one) => sum + (one.weight ?? 1), 0);
  const setWeight = (next: number) =>
    change.mutate(
      {
        id: team.id,
        members: members.map((one) => (one.repId === personId ? { ...one, weight: next } : one)),
      },
      { onError: tellFailed },
    );
  return (
    <span className={classes.share}>
      <Stepper label={`share of ${name}`} value={weight} onChange={setWeight} />
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
