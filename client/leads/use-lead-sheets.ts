import { useState } from "react";
import type { Way } from "./reach.ts";

/** What is open above a lead's page. */
export type LeadSheet =
  | { readonly kind: "pass-on" | "note" | "hand-over" | "remind" | "give-turn-back" | "close" }
  | { readonly kind: "contact"; readonly way: Pick<Way, "channel"> & Partial<Way> };

/** The open sheet, and what came too late. */
export function useLeadSheets() {
  const [sheet, open] = useState<LeadSheet | null>(null);
  const [late, setLate] = useState<string | null>(null);
  return { sheet, open, close: () => open(null), late, setLate };
}

export type LeadSheets = ReturnType<typeof useLeadSheets>;
