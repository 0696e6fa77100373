import { Button } from "@mantine/core";
import { IconCheck, IconMail, IconPhone } from "@tabler/icons-react";
import { Link } from "wouter";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { CountdownRing } from "../leads/CountdownRing.tsx";
import { LeadFacts } from "../leads/LeadFacts.tsx";
import { callWay, firstName } from "../leads/reach.ts";
import { WriteMenu } from "../leads/WriteMenu.tsx";
import { whenNear } from "../ui/time.ts";
import { useInboxActs } from "./inbox-acts.ts";
import classes from "./NewLeadCard.module.css";
import { useArrival } from "./use-arrival.ts";

interface AcceptedCardProps {
  readonly item: InboxItem;
  /** Where it stood as a new one. */
  readonly fromTop: number | null;
}

/** Right after the yes: what comes next and by when, and the button for it. It moves here from among the new ones. */
export function AcceptedCard({ item, fromTop }: AcceptedCardProps) {
  const { reach } = useInboxActs();
  const now = useServerNow();
  const { lead, dueAt, dueSince } = item;
  const call = callWay(lead);
  const card = useArrival(fromTop);
  return (
    <article ref={card} className={classes.card} data-item={item.assignmentId} data-moves tabIndex={-1}>
      <div className={classes.head}>
        <div className={classes.who}>
          <p className="row strong" role="status">
            <IconCheck size={20} aria-hidden="true" />
            {dueAt ? `Yours. Reach them by ${whenNear(dueAt, now)}` : "Yours."}
          </p>
          <h3 className={classes.name}>
            <Link href={`/leads/${lead.id}`}>{lead.name}</Link>
          </h3>
          {lead.company && <p className="muted">{lead.company}</p>}
          <p className="small muted">{nextWords(lead)}</p>
        </div>
        {dueAt && <CountdownRing until={dueAt} since={dueSince} />}
      </div>
      <LeadFacts lead={lead} />
      <div className={classes.acts}>
        {(lead.email || lead.phone) && (
          <WriteMenu lead={lead} onWrite={(way) => reach(item, way)}>
            <Button size="lg" leftSection={<IconMail size={20} />}>
              Write
            </Button>
          </WriteMenu>
        )}
        {call && (
          <Button
            size="lg"
            variant="filled"
            component="a"
            href={call.href}
            leftSection={<IconPhone size={20} />}
            onClick={() => reach(item, call)}
          >
            Call {firstName(lead.name)}
          </Button>
        )}
      </div>
    </article>
  );
}

/** What is promised with the yes: there is no way back but to pass it on. */
function nextWords(lead: InboxItem["lead"]): string {
  const act = lead.phone ? "Call" : "Write to";
  const next = (lead.phone ?? lead.email) ? `${act} ${firstName(lead.name)} now` : "Get in touch now";
  return `${next}, then say how it went.`;
}
