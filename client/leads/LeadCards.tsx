import type { LeadRow } from "../../server/leads/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Chip } from "../ui/Chip.tsx";
import { Card } from "../ui/List.tsx";
import { whenNear } from "../ui/time.ts";
import { LeadState } from "./LeadState.tsx";
import { useCameFrom } from "./way-back.ts";

/** Leads on a phone. */
export function LeadCards({ leads }: { readonly leads: readonly LeadRow[] }) {
  const now = useServerNow();
  const from = useCameFrom();
  return leads.map((lead) => (
    <Card
      key={lead.id}
      href={`/leads/${lead.id}`}
      state={from}
      name={lead.name}
      detail={[lead.company, lead.message ?? lead.product].filter(Boolean).join(" · ") || lead.source.name}
      aside={<time dateTime={lead.createdAt}>{whenNear(lead.createdAt, now)}</time>}
    >
      <LeadState lead={lead} />
      {(lead.test || lead.demo) && <Chip>{lead.test ? "Test" : "Demo"}</Chip>}
    </Card>
  ));
}
