import { Link } from "wouter";
import type { LedgerMemberView } from "../../../server/teams/ledger-contract.ts";
import { useServerNow } from "../../api/clock.ts";
import { usePeople } from "../../api/people.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { isInNow, presenceWords } from "../presence.ts";
import { OwedBar } from "./OwedBar.tsx";
import classes from "./TurnOrder.module.css";
import { signedTurns } from "./turns-words.ts";

/** Everybody in the order of what they are owed, and what that means. */
export function TurnOrder({ members }: { members: readonly LedgerMemberView[] }) {
  const { data: people = [] } = usePeople();
  const now = useServerNow();
  const byId = new Map(people.map((person) => [person.id, person]));
  const next = members.find(({ repId }) => {
    const person = byId.get(repId);
    return person !== undefined && isInNow(person);
  });
  const widest = Math.max(1, ...members.map(({ turnsOwed }) => Math.abs(turnsOwed)));
  return (
    <Panel flush title="Who is next" state={next && <Chip tone="good" dot>{`${next.name}, if the lead fits`}</Chip>}>
      {members.length === 0 ? (
        <Empty title="Nobody is in this team yet">Add people to the team, and they take turns.</Empty>
      ) : (
        <ol className={classes.order}>
          {members.map((member) => {
            const person = byId.get(member.repId);
            const isIn = person !== undefined && isInNow(person);
            return (
              <li key={member.repId} className={classes.member}>
                <Avatar name={member.name} tone={isIn ? "in" : "grey"} />
                <div className={classes.who}>
                  <p>
                    <Link href={`/turns/${member.repId}`} className="strong thumb-link">
                      {member.name}
                    </Link>
                  </p>
                  <p className="tiny muted">
                    {member.weight} of every {member.ofTotal} · got {member.got} of {member.gotOfTotal} in 30 days
                    {person && !isIn && ` · ${presenceWords(person, now)}`}
                  </p>
                </div>
                <OwedBar part={member.turnsOwed / widest} />
                <b className={classes.owed}>{signedTurns(member.turnsOwed)}</b>
                <p className={`${classes.sentence} tiny muted`}>{member.sentence}</p>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
