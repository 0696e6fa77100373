import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useId, useRef } from "react";
import { Link } from "wouter";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { CountdownRing } from "../leads/CountdownRing.tsx";
import { LeadFacts } from "../leads/LeadFacts.tsx";
import { Why } from "../leads/Why.tsx";
import { whenNear } from "../ui/time.ts";
import { dueWords } from "./due-words.ts";
import { useInboxActs } from "./inbox-acts.ts";
import classes from "./NewLeadCard.module.css";
import { useFocusWhenWanted } from "./wanted-lead.ts";

/** A lead that waits for a yes: who, what for, why you, until when. */
export function NewLeadCard({ item }: { readonly item: InboxItem }) {
  const { accept, passOn, isAccepting } = useInboxActs();
  const { lead, dueAt, dueSince, why, before } = item;
  const title = useId();
  const card = useRef<HTMLElement>(null);
  useFocusWhenWanted(item.assignmentId, card);
  const now = useServerNow();
  return (
    <article ref={card} className={classes.card} data-item={item.assignmentId} tabIndex={-1} aria-labelledby={title}>
      <div className={classes.head}>
        <div className={classes.who}>
          <p className="small muted">
            {lead.source.name}, {whenNear(lead.createdAt, now)}
          </p>
          <h3 id={title} className={classes.name}>
            <Link href={`/leads/${lead.id}`}>{lead.name}</Link>
          </h3>
          {lead.company && <p className="muted">{lead.company}</p>}
          {dueAt && <p className="small strong">{dueWords(item.state, dueAt, now)}</p>}
        </div>
        {dueAt && <CountdownRing until={dueAt} since={dueSince} />}
      </div>
      <LeadFacts lead={lead} />
      <Why sentence={why} before={before} assignmentId={item.assignmentId} leadName={lead.name} />
      <div className={classes.acts}>
        <Button size="lg" onClick={() => passOn(item)}>
          Pass on
        </Button>
        <Button
          size="lg"
          variant="filled"
          leftSection={<IconCheck size={20} />}
          loading={isAccepting(item.assignmentId)}
          onClick={() => accept(item)}
        >
          Accept
        </Button>
      </div>
    </article>
  );
}
