import { IconBell, IconChecklist, IconMail, IconPencil, IconUserShare } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { isManager, useMe } from "../api/session.ts";
import { currentAssignment } from "./current.ts";
import { useAttempt } from "./lead-actions.ts";
import classes from "./QuickActs.module.css";
import type { Way } from "./reach.ts";
import type { LeadSheet } from "./use-lead-sheets.ts";
import { WriteMenu } from "./WriteMenu.tsx";

export interface QuickActsProps {
  readonly lead: LeadDetail;
  /** Whether the signed-in person has it. */
  readonly isMine: boolean;
  readonly onSheet: (sheet: LeadSheet) => void;
}

/** Up to five things one does with a lead, in one row. */
export function QuickActs({ lead, isMine, onSheet }: QuickActsProps) {
  const attempt = useAttempt();
  const canGiveAway = isManager(useMe());
  const current = currentAssignment(lead);
  // Of a lead on the waiting list, a rep can only take it.
  if (lead.status === "closed" || (!isMine && !canGiveAway)) return null;
  const write = (way: Way) => {
    if (current) attempt.mutate({ assignmentId: current.id, channel: way.channel });
    onSheet({ kind: "contact", way });
  };
  return (
    <div className={classes.quick}>
      {isMine && (lead.email || lead.phone) && (
        <WriteMenu lead={lead} onWrite={write}>
          <Quick Icon={IconMail}>Write</Quick>
        </WriteMenu>
      )}
      {isMine && (
        <Quick Icon={IconChecklist} onClick={() => onSheet({ kind: "contact", way: { channel: "other" } })}>
          Say how it went
        </Quick>
      )}
      <Quick Icon={IconPencil} onClick={() => onSheet({ kind: "note" })}>
        Note
      </Quick>
      {isMine && (
        <Quick Icon={IconBell} onClick={() => onSheet({ kind: "remind" })}>
          Remind me
        </Quick>
      )}
      {canGiveAway && (
        <Quick Icon={IconUserShare} onClick={() => onSheet({ kind: "give" })}>
          Give to…
        </Quick>
      )}
      {!canGiveAway && isMine && (
        <Quick Icon={IconUserShare} onClick={() => onSheet({ kind: "pass-on" })}>
          Pass on
        </Quick>
      )}
    </div>
  );
}

function Quick({ Icon, children, ...button }: ComponentProps<"button"> & { readonly Icon: typeof IconMail }) {
  return (
    <button type="button" {...button} className={classes.button}>
      <Icon size={24} aria-hidden="true" />
      {children}
    </button>
  );
}
