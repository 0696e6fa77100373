import { tellDone } from "../ui/tell.tsx";
import { useCloseLead } from "./lead-actions.ts";
import { ReasonSheet } from "./ReasonSheet.tsx";

const REASONS = ["Bought", "Not interested", "Bought elsewhere", "Cannot be reached", "Not a real lead"];

interface CloseSheetProps {
  readonly lead: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Ends the work on a lead, with how it went. */
export function CloseSheet({ lead, onClose }: CloseSheetProps) {
  const close = useCloseLead();
  return (
    <ReasonSheet
      title={`Close ${lead.name}`}
      question="How did it end?"
      reasons={REASONS}
      draftKey={`close:${lead.id}`}
      sendWords="Close the lead"
      sending={close}
      onSend={(reason, done) =>
        close.mutate(
          { leadId: lead.id, reason },
          {
            onSuccess: () => {
              tellDone(`${lead.name} is closed.`);
              done();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
