import type { LeadRow } from "../../server/leads/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Line, LineName } from "../ui/List.tsx";
import { whenNear } from "../ui/time.ts";
import classes from "./LeadsTable.module.css";
import { LeadState } from "./LeadState.tsx";
import { useCameFrom } from "./way-back.ts";

/** Leads on a desk: one line each. */
export function LeadsTable({ leads }: { readonly leads: readonly LeadRow[] }) {
  return (
    <table className={`table ${classes.table}`}>
      <thead>
        <tr>
          <th scope="col">Lead</th>
          <th scope="col">Wants</th>
          <th scope="col">Responsible</th>
          <th scope="col">Comes from</th>
          <th scope="col">Came in</th>
        </tr>
      </thead>
      <tbody>
        {leads.map((lead) => (
          <LeadLine key={lead.id} lead={lead} />
        ))}
      </tbody>
    </table>
  );
}

function LeadLine({ lead }: { readonly lead: LeadRow }) {
  const now = useServerNow();
  const from = useCameFrom();
  return (
    <Line>
      <td>
        <LineName
          href={`/leads/${lead.id}`}
          state={from}
          name={lead.name}
          detail={lead.company ?? lead.email ?? lead.phone}
          picture={<Avatar name={lead.name} />}
        >
          {(lead.test || lead.demo) && <Chip>{lead.test ? "Test" : "Demo"}</Chip>}
        </LineName>
      </td>
      <td className={classes.wish}>{lead.message ?? lead.product}</td>
      <td>
        <LeadState lead={lead} />
      </td>
      <td className="muted">{lead.source.name}</td>
      <td className="right nowrap">
        <time dateTime={lead.createdAt}>{whenNear(lead.createdAt, now)}</time>
      </td>
    </Line>
  );
}
