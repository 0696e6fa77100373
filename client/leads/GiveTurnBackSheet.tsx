import { useState } from "react";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { tellDone } from "../ui/tell.tsx";
import { Answers } from "../ui/Answers.tsx";
import { useGiveTurnBack } from "./lead-actions.ts";
import { ReasonSheet } from "./ReasonSheet.tsx";

const REASONS = ["Not a real lead", "A test", "Twice the same", "Could not take it for a good reason"];

interface GiveTurnBackSheetProps {
  readonly lead: LeadDetail;
  readonly onClose: () => void;
}

/** A lead that was no good, or passed on for a good reason, costs nobody a turn. */
export function GiveTurnBackSheet({ lead, onClose }: GiveTurnBackSheetProps) {
  const giveBack = useGiveTurnBack();
  const people = lead.assignments.toReversed().map(({ id, repName }) => ({ value: id, label: repName }));
  const [assignmentId, setAssignmentId] = useState<string | null>(people[0]?.value ?? null);
  const name = people.find(({ value }) => value === assignmentId)?.label;
  return (
    <ReasonSheet
      title="Give the turn back"
      question="Why?"
      reasons={REASONS}
      draftKey={`turn:${lead.id}`}
      sendWords="Give the turn back"
      before={
        people.length > 1 && (
          <Answers label="Whose turn?" options={people} value={assignmentId} onChange={setAssignmentId} />
        )
      }
      help="The lead stays where it is. The reason stands in the team’s turn balance."
      sending={giveBack}
      onSend={(reason, done) => {
        if (!assignmentId) return;
        giveBack.mutate(
          { assignmentId, reason },
          {
            onSuccess: () => {
              tellDone(`${name} has the turn for ${lead.name} again.`);
              done();
            },
          },
        );
      }}
      onClose={onClose}
    />
  );
}
