import type { StandingView } from "../../server/receipts/contract.ts";
import { Bar } from "../ui/Bar.tsx";
import { turnsWords } from "../ui/turns.ts";
import classes from "./Standing.module.css";

interface StandingProps {
  readonly standing: StandingView;
  readonly isMine: boolean;
}

/** Where somebody stands in one team: balance, share, what they got, and about when their next turn comes. */
export function Standing({ standing, isMine }: StandingProps) {
  const { team, share, balance, got, nextTurn } = standing;
  const fair = (got.all * share.weight) / share.of;
  const most = Math.max(fair * 1.25, got.theirs);
  return (
    <section className={`panel ${classes.card}`} aria-label={team.name}>
      <h2>{team.name}</h2>
      <p className={classes.balance}>
        <b>{turnsWords(balance)}</b> {sayBalance(balance, isMine)}
      </p>
      <dl className="dl">
        <dt>Share</dt>
        <dd>
          {share.weight} of every {share.of}
        </dd>
        <dt>Got in 30 days</dt>
        <dd>
          {got.theirs} of the team’s {got.all}
        </dd>
      </dl>
      {got.all > 0 && (
        <div className="stack">
          <Bar part={got.theirs / most} mark={fair / most} />
          <p className="help">The mark is what the share alone would give: {Number(fair.toFixed(1))}.</p>
        </div>
      )}
      <p className={classes.next}>
        <span className="strong">Next turn, an estimate:</span> {nextTurn.sentence}.
      </p>
      <p className="help">
        As if leads that anybody here can take came in now, one by one. Who is away, or gets leads by hand, changes it.
      </p>
    </section>
  );
}

function sayBalance(balance: number, isMine: boolean): string {
  if (Math.abs(balance) < 0.005) return isMine ? "turns: you are even" : "turns: even";
  if (balance > 0) return isMine ? "turns are owed to you" : "turns are owed";
  return isMine ? "turns: you had a lead in advance" : "turns: had a lead in advance";
}
