import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { Answers } from "./Answers.tsx";
import { tooLateOf, usePassOn } from "./lead-actions.ts";
import { Sheet } from "./Sheet.tsx";
import { useDraft } from "./use-draft.ts";

const REASONS = ["I have no time now", "Not my language", "Not my field", "I know them personally", "Not a real lead"];

interface PassOnSheetProps {
  readonly assignmentId: string;
  readonly leadName: string;
  readonly onClose: () => void;
  readonly onTooLate: (message: string) => void;
}

/** Passing a lead on, with a reason: one tap for the usual ones. */
export function PassOnSheet({ assignmentId, leadName, onClose, onTooLate }: PassOnSheetProps) {
  const passOn = usePassOn();
  const [reason, setReason] = useState<string | null>(null);
  const draft = useDraft(`pass-on:${assignmentId}`);
  const words = [reason, draft.text.trim()].filter(Boolean).join(": ");
  const send = () =>
    passOn.mutate(
      { assignmentId, reason: words },
      {
        onSuccess: () => {
          draft.clear();
          tellDone(`${leadName} goes to the next person.`);
          onClose();
        },
        onError: (error) => {
          const late = tooLateOf(error);
          if (!late) return;
          onTooLate(late.message);
          onClose();
        },
      },
    );
  return (
    <Sheet title={`Pass on ${leadName}`} onClose={onClose}>
      <Answers
        label="Why?"
        options={REASONS.map((value) => ({ value, label: value }))}
        value={reason}
        onChange={setReason}
      />
      <Textarea
        label="In your own words"
        placeholder="What should the next person know?"
        autosize
        minRows={2}
        maxLength={400}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      {passOn.isError && <Note tone="bad">{messageOf(passOn.error)}</Note>}
      <Button variant="filled" size="lg" loading={passOn.isPending} disabled={words === ""} onClick={send}>
        Pass on
      </Button>
    </Sheet>
  );
}
