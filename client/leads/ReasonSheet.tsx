import { Button, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import { Answers } from "../ui/Answers.tsx";
import { Sheet } from "../ui/Sheet.tsx";
import { useDraft } from "../ui/use-draft.ts";

interface ReasonSheetProps {
  readonly title: string;
  readonly question: string;
  /** The usual ones, one tap each. */
  readonly reasons: readonly string[];
  readonly placeholder?: string;
  /** Under which own words are kept until they were sent. */
  readonly draftKey: string;
  /** What the button does. */
  readonly sendWords: string;
  /** What else is asked, above the reasons. */
  readonly before?: ReactNode;
  /** What follows from it. */
  readonly help?: ReactNode;
  readonly sending: { readonly isPending: boolean; readonly error: Error | null };
  /** @param done to be called when it went well */
  readonly onSend: (reason: string, done: () => void) => void;
  readonly onClose: () => void;
}

/** Something that is done to a lead with a reason: a usual one, own words, or both. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { title, question, reasons, placeholder, draftKey, sendWords, before, help, sending, onSend, onClose } = props;
  const [reason, setReason] = useState<string | null>(null);
  const draft = useDraft(draftKey);
  const words = [reason, draft.text.trim()].filter(Boolean).join(": ");
  const done = () => {
    draft.clear();
    onClose();
  };
  return (
    <Sheet title={title} isBusy={sending.isPending} onClose={onClose}>
      {before}
      <Answers
        label={question}
        options={reasons.map((value) => ({ value, label: value }))}
        value={reason}
        onChange={setReason}
      />
      <Textarea
        label="In your own words"
        placeholder={placeholder}
        autosize
        minRows={2}
        maxLength={400}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      {help && <p className="small muted">{help}</p>}
      {sending.error && <Note tone="bad">{messageOf(sending.error)}</Note>}
      <Button
        variant="filled"
        size="lg"
        loading={sending.isPending}
        disabled={words === ""}
        onClick={() => onSend(words, done)}
      >
        {sendWords}
      </Button>
    </Sheet>
  );
}
