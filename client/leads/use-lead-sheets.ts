import { useState } from "react";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { currentAssignment } from "./current.ts";
import type { Way } from "./reach.ts";

/** What can be opened above a lead's page. */
export type LeadSheet =
  | { readonly kind: "pass-on" | "note" | "give" | "remind" | "give-turn-back" | "close" }
  | { readonly kind: "contact"; readonly way: Pick<Way, "channel"> & Partial<Way> };

/** It holds to the assignment that it was opened for: what one writes is about that one, whoever has the lead by then. */
export type OpenSheet = LeadSheet & { readonly assignmentId: string | undefined };

/** The open sheet, and what came too late. */
export function useLeadSheets(lead: LeadDetail) {
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const [late, setLate] = useState<string | null>(null);
  return {
    sheet,
    open: (next: LeadSheet) => setSheet({ ...next, assignmentId: currentAssignment(lead)?.id }),
    close: () => setSheet(null),
    late,
    setLate,
  };
}

export type LeadSheets = ReturnType<typeof useLeadSheets>;
