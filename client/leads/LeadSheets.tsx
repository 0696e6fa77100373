import type { LeadDetail } from "../../server/leads/contract.ts";
import { CloseSheet } from "./CloseSheet.tsx";
import { ContactSheet } from "./ContactSheet.tsx";
import { currentAssignment } from "./current.ts";
import { GiveTurnBackSheet } from "./GiveTurnBackSheet.tsx";
import { HandOverSheet } from "./HandOverSheet.tsx";
import { NoteSheet } from "./NoteSheet.tsx";
import { RemindSheet } from "../reminders/RemindSheet.tsx";
import { PassOnSheet } from "./PassOnSheet.tsx";
import type { LeadSheets as State } from "./use-lead-sheets.ts";

/** The sheet that is open above the lead's page, if any. */
export function LeadSheets({ lead, state }: { readonly lead: LeadDetail; readonly state: State }) {
  const { sheet, close, setLate } = state;
  const current = currentAssignment(lead);
  const ofMine = current && { assignmentId: current.id, leadName: lead.name, onClose: close, onTooLate: setLate };
  switch (sheet?.kind) {
    case "contact":
      return ofMine && <ContactSheet {...ofMine} way={sheet.way} />;
    case "pass-on":
      return ofMine && <PassOnSheet {...ofMine} />;
    case "note":
      return <NoteSheet leadId={lead.id} onClose={close} />;
    case "remind":
      return <RemindSheet lead={lead} onClose={close} />;
    case "hand-over":
      return <HandOverSheet lead={lead} onClose={close} />;
    case "give-turn-back":
      return <GiveTurnBackSheet lead={lead} onClose={close} />;
    case "close":
      return <CloseSheet lead={lead} onClose={close} />;
    case undefined:
      return null;
  }
}
