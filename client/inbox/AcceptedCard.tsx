import { Button } from "@mantine/core";
import { IconCheck, IconMail, IconPhone } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
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

/** Right after the yes: by when to reach them, and the button for it under the same thumb. */
export function AcceptedCard({ item }: { readonly item: InboxItem }) {
  const { reach } = useInboxActs();
  const now = useServerNow();
  const { lead, dueAt, dueSince } = item;
  const call = callWay(lead);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that had the focus is gone: keys go on from here, not from the top of the page.
    if (document.activeElement === document.body) card.current?.focus({ preventScroll: true });
  }, []);
  return (
    <article ref={card} className={classes.card} data-item={item.assignmentId} tabIndex={-1}>
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
