import type { LeadRow } from "../../server/leads/contract.ts";
import { LeadCards } from "./LeadCards.tsx";
import classes from "./LeadsPage.module.css";
import { LeadsTable } from "./LeadsTable.tsx";

/** One line each on a desk, a card each on a phone. */
export function LeadList({ leads }: { readonly leads: readonly LeadRow[] }) {
  return (
    <>
      <div className={classes.desk}>
        <LeadsTable leads={leads} />
      </div>
      <div className={classes.phone}>
        <LeadCards leads={leads} />
      </div>
    </>
  );
}
