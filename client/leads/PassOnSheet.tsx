import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { tooLateOf, usePassOn } from "./lead-actions.ts";
import { ReasonSheet } from "./ReasonSheet.tsx";

const REASONS = ["I have no time now", "Not my language", "Not my field", "I know them personally", "Not a real lead"];

interface PassOnSheetProps {
  readonly assignmentId: string;
  readonly leadName: string;
  /** They do not have the lead any more. */
  readonly isOver?: boolean;
  readonly onClose: () => void;
  readonly onTooLate: (message: string) => void;
}

/** Passing a lead on, with a reason: one tap for the usual ones. */
export function PassOnSheet({ assignmentId, leadName, isOver, onClose, onTooLate }: PassOnSheetProps) {
  const passOn = usePassOn();
  return (
    <ReasonSheet
      title={`Pass on ${leadName}`}
      question="Why?"
      reasons={REASONS}
      placeholder="What should the next person know?"
      before={isOver && <Note tone="warn">This lead is not with you any more: there is nothing to pass on.</Note>}
      draftKey={`pass-on:${assignmentId}`}
      sendWords="Pass on"
      sending={passOn}
      onSend={(reason, done) =>
        passOn.mutate(
          { assignmentId, reason },
          {
            onSuccess: () => {
              tellDone(`${leadName} goes to the next person.`);
              done();
            },
            onError: (error) => {
              const late = tooLateOf(error);
              if (!late) return;
              onTooLate(late.message);
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
