import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { tooLateOf, useClaim, usePassOn } from "../leads/lead-actions.ts";
import { Count } from "../ui/Chip.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { lastedWords } from "../ui/time.ts";
import classes from "./ClaimList.module.css";
import { Section } from "./Section.tsx";

type Claimable = InboxReply["claimable"][number];

interface ClaimListProps {
  readonly leads: readonly Claimable[];
  /** How many wait, also of those that are not in `leads`. */
  readonly count: number;
  readonly onTooLate: (message: string) => void;
}

/** The waiting lists of my teams: whoever takes a lead first has it. */
export function ClaimList({ leads, count, onTooLate }: ClaimListProps) {
  if (leads.length === 0) return null;
  return (
    <Section id="claim" title="Waiting list" count={<Count>{count}</Count>}>
      <ul className={classes.list}>
        {leads.map((lead) => (
          <ClaimRow key={lead.id} lead={lead} onTooLate={onTooLate} />
        ))}
      </ul>
      {leads.length < count && (
        <p className="small muted">These are the {leads.length} that have waited the longest.</p>
      )}
    </Section>
  );
}

function ClaimRow({ lead, onTooLate }: { lead: Claimable; onTooLate: (message: string) => void }) {
  const claim = useClaim();
  const passOn = usePassOn();
  const now = useServerNow();
  // The row goes when the inbox is read again; until then it must not be taken twice.
  const [isTaken, setTaken] = useState(false);
  const giveBack = (assignmentId: string) =>
    // The row is gone by now, and with it whoever would hear of the end.
    void passOn
      .mutateAsync({ assignmentId, reason: "Taken by mistake" })
      .then(() => tellDone(`${lead.name} waits again.`), tellFailed);
  // By the promise, not by callbacks of the row: the news that somebody has it may remove the row before the answer comes.
  const take = () =>
    void claim.mutateAsync(lead.id).then(
      ({ id }) => {
        setTaken(true);
        tellDone(`${lead.name} is yours.`, { run: () => giveBack(id) });
      },
      (error: Error) => {
        const late = tooLateOf(error);
        if (late) onTooLate(late.message);
        else tellFailed(error);
      },
    );
  const waited = lastedWords(now - Date.parse(lead.waitingSince));
  return (
    <li className={classes.row}>
      <Link className={`${classes.words} ${classes.link}`} href={`/leads/${lead.id}`}>
        <span className="strong truncate">{lead.name}</span>
        <span className="small muted truncate">{lead.message ?? lead.company ?? lead.source.name}</span>
        <span className="small muted">
          {lead.teamName}, waiting {waited}
        </span>
      </Link>
      <Button loading={claim.isPending} disabled={isTaken} onClick={take}>
        Take it<span className="hidden">: {lead.name}</span>
      </Button>
    </li>
  );
}
