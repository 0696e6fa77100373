import { Link } from "wouter";
import type { LeadRow } from "../../server/leads/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Chip } from "../ui/Chip.tsx";
import { whenNear } from "../ui/time.ts";
import classes from "./LeadCards.module.css";
import { LeadState } from "./LeadState.tsx";
import { useCameFrom } from "./way-back.ts";

/** Leads on a phone: a card each, the whole of it a target. */
export function LeadCards({ leads }: { readonly leads: readonly LeadRow[] }) {
  const now = useServerNow();
  const from = useCameFrom();
  return (
    <ul className={classes.cards}>
      {leads.map((lead) => (
        <li key={lead.id}>
          <Link href={`/leads/${lead.id}`} state={from} className={classes.card}>
            <span className={classes.line}>
              <span className="strong truncate">{lead.name}</span>
              <time className="small muted nowrap" dateTime={lead.createdAt}>
                {whenNear(lead.createdAt, now)}
              </time>
            </span>
            <span className="small muted truncate">
              {[lead.company, lead.message ?? lead.product].filter(Boolean).join(" · ") || lead.source.name}
            </span>
            <span className="row wrap">
              <LeadState lead={lead} />
              {(lead.test || lead.demo) && <Chip>{lead.test ? "Test" : "Demo"}</Chip>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
