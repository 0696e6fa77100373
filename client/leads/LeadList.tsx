import type { LeadRow } from "../../server/leads/contract.ts";
import { DeskOrPhone } from "../ui/List.tsx";
import { LeadCards } from "./LeadCards.tsx";
import { LeadsTable } from "./LeadsTable.tsx";

/** One line each on a desk, a card each on a phone. */
export function LeadList({ leads }: { readonly leads: readonly LeadRow[] }) {
  return <DeskOrPhone table={<LeadsTable leads={leads} />} cards={<LeadCards leads={leads} />} />;
}
