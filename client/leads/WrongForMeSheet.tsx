import { tellDone } from "../ui/tell.tsx";
import { useObject } from "./lead-actions.ts";
import { ReasonSheet } from "./ReasonSheet.tsx";

const REASONS = ["Not my language", "Not my region", "Not my field", "Too large or too small for me", "I know them"];

interface WrongForMeSheetProps {
  readonly assignmentId: string;
  readonly leadName: string;
  readonly onClose: () => void;
}

/** "Wrong for me, because…": tells the leader, so that the flow gets better. The lead stays until they decide. */
export function WrongForMeSheet({ assignmentId, leadName, onClose }: WrongForMeSheetProps) {
  const object = useObject();
  return (
    <ReasonSheet
      title={`${leadName} is wrong for me, because…`}
      question="Why?"
      reasons={REASONS}
      draftKey={`wrong-for-me:${assignmentId}`}
      sendWords="Tell the leader"
      help="Your leader reads it beside the reasons. The lead and its deadline stay with you meanwhile."
      sending={object}
      onSend={(reason, done) =>
        object.mutate(
          { assignmentId, reason },
          {
            onSuccess: ({ toldTo }) => {
              const who = new Intl.ListFormat("en-GB").format(toldTo.map(({ name }) => name));
              tellDone(who ? `${who} will look at it. ${leadName} stays with you until then.` : "It is noted.");
              done();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
