import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { Answers } from "./Answers.tsx";
import { useGiveTurnBack } from "./lead-actions.ts";
import { Sheet } from "./Sheet.tsx";
import { useDraft } from "./use-draft.ts";

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
  const [reason, setReason] = useState<string | null>(null);
  const draft = useDraft(`turn:${lead.id}`);
  const words = [reason, draft.text.trim()].filter(Boolean).join(": ");
  const name = people.find(({ value }) => value === assignmentId)?.label;
  const send = () =>
    assignmentId &&
    giveBack.mutate(
      { assignmentId, reason: words },
      {
        onSuccess: () => {
          draft.clear();
          tellDone(`${name} has the turn for ${lead.name} again.`);
          onClose();
        },
      },
    );
  return (
    <Sheet title="Give the turn back" onClose={onClose}>
      {people.length > 1 && (
        <Answers label="Whose turn?" options={people} value={assignmentId} onChange={setAssignmentId} />
      )}
      <Answers
        label="Why?"
        options={REASONS.map((value) => ({ value, label: value }))}
        value={reason}
        onChange={setReason}
      />
      <Textarea
        label="In your own words"
        autosize
        minRows={2}
        maxLength={400}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      <p className="small muted">The lead stays where it is. The reason stands in the team’s turn balance.</p>
      {giveBack.isError && <Note tone="bad">{messageOf(giveBack.error)}</Note>}
      <Button variant="filled" size="lg" loading={giveBack.isPending} disabled={words === ""} onClick={send}>
        Give the turn back
      </Button>
    </Sheet>
  );
}
