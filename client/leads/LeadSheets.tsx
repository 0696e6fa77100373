import type { LeadDetail } from "../../server/leads/contract.ts";
import { RemindSheet } from "../reminders/RemindSheet.tsx";
import { CloseSheet } from "./CloseSheet.tsx";
import { ContactSheet } from "./ContactSheet.tsx";
import { currentAssignment } from "./current.ts";
import { GiveLeadSheet } from "./give/GiveLeadSheet.tsx";
import { GiveTurnBackSheet } from "./GiveTurnBackSheet.tsx";
import { NoteSheet } from "./NoteSheet.tsx";
import { PassOnSheet } from "./PassOnSheet.tsx";
import type { LeadSheets as State } from "./use-lead-sheets.ts";

interface LeadSheetsProps {
  readonly lead: LeadDetail;
  /** It went to somebody else while it was open here. */
  readonly isGone: boolean;
  readonly state: State;
}

/** The sheet that is open above the lead's page, if any. */
export function LeadSheets({ lead, isGone, state }: LeadSheetsProps) {
  const { sheet, close, setLate } = state;
  const isOver = isGone || sheet?.assignmentId !== currentAssignment(lead)?.id;
  const ofMine = sheet?.assignmentId !== undefined && {
    assignmentId: sheet.assignmentId,
    leadName: lead.name,
    isOver,
    onClose: close,
    onTooLate: setLate,
  };
  switch (sheet?.kind) {
    case "contact":
      return ofMine && <ContactSheet {...ofMine} way={sheet.way} />;
    case "pass-on":
      return ofMine && <PassOnSheet {...ofMine} />;
    case "note":
      return <NoteSheet leadId={lead.id} onClose={close} />;
    case "remind":
      return <RemindSheet lead={lead} onClose={close} />;
    case "give":
      return <GiveLeadSheet item={{ lead, team: lead.waitingList }} onClose={close} />;
    case "give-turn-back":
      return <GiveTurnBackSheet lead={lead} onClose={close} />;
    case "close":
      return <CloseSheet lead={lead} onClose={close} />;
    case undefined:
      return null;
  }
}
