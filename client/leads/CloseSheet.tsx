import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { Answers } from "./Answers.tsx";
import { useCloseLead } from "./lead-actions.ts";
import { Sheet } from "./Sheet.tsx";
import { useDraft } from "./use-draft.ts";

const REASONS = ["Bought", "Not interested", "Bought elsewhere", "Cannot be reached", "Not a real lead"];

interface CloseSheetProps {
  readonly lead: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Ends the work on a lead, with how it went. */
export function CloseSheet({ lead, onClose }: CloseSheetProps) {
  const close = useCloseLead();
  const [reason, setReason] = useState<string | null>(null);
  const draft = useDraft(`close:${lead.id}`);
  const words = [reason, draft.text.trim()].filter(Boolean).join(": ");
  const send = () =>
    close.mutate(
      { leadId: lead.id, reason: words },
      {
        onSuccess: () => {
          draft.clear();
          tellDone(`${lead.name} is closed.`);
          onClose();
        },
      },
    );
  return (
    <Sheet title={`Close ${lead.name}`} onClose={onClose}>
      <Answers
        label="How did it end?"
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
      {close.isError && <Note tone="bad">{messageOf(close.error)}</Note>}
      <Button variant="filled" size="lg" loading={close.isPending} disabled={words === ""} onClick={send}>
        Close the lead
      </Button>
    </Sheet>
  );
}
