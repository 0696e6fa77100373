import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { Answers } from "../ui/Answers.tsx";
import { tooLateOf, useLogContact, type Channel, type Outcome } from "./lead-actions.ts";
import { firstName, outcomesOf, type Way } from "./reach.ts";
import { Sheet } from "../ui/Sheet.tsx";
import { useDraft } from "../ui/use-draft.ts";

interface ContactSheetProps {
  readonly assignmentId: string;
  readonly leadName: string;
  /** How they were reached; without an address it was some other way. */
  readonly way: Pick<Way, "channel"> & Partial<Way>;
  /** They do not have the lead any more. */
  readonly isOver?: boolean;
  readonly onClose: () => void;
  /** Somebody else has it by now; the note is kept all the same. */
  readonly onTooLate: (message: string) => void;
}

/** After a call or a message: how did it go? One tap and, if there is something to say, a note. */
export function ContactSheet({ assignmentId, leadName, way, isOver, onClose, onTooLate }: ContactSheetProps) {
  const log = useLogContact();
  const options = outcomesOf(way.channel).map(({ outcome, label }) => ({ value: outcome, label }));
  const [outcome, setOutcome] = useState<Outcome | null>(way.href && way.channel !== "call" ? "sent" : null);
  const draft = useDraft(`contact:${assignmentId}`);
  const send = (chosen: Outcome) =>
    log.mutate(
      { assignmentId, channel: way.channel, outcome: chosen, note: draft.text.trim() || undefined },
      {
        onSuccess: () => {
          draft.clear();
          tellDone(chosen === "reached" ? `${leadName} was reached.` : "Written down.");
          onClose();
        },
        onError: (error) => {
          const late = tooLateOf(error);
          if (!late) return;
          draft.clear();
          onTooLate(`${late.message} What you noted is kept with the lead.`);
          onClose();
        },
      },
    );
  return (
    <Sheet title={titleOf(way.channel, leadName)} isBusy={log.isPending} onClose={onClose}>
      {way.href && (
        <p className="small muted">
          <a href={way.href}>{way.address}</a>
        </p>
      )}
      {isOver && (
        <Note tone="warn">This lead is not with you any more. Save all the same: what you note is kept with it.</Note>
      )}
      <Answers label="How did it go?" options={options} value={outcome} onChange={setOutcome} />
      <Textarea
        label="Note"
        placeholder={outcome === "sent" ? "What did you tell them?" : `What did ${firstName(leadName)} say?`}
        autosize
        minRows={2}
        maxLength={4000}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      {log.isError && <Note tone="bad">{messageOf(log.error)} What you wrote is kept here.</Note>}
      <Button
        variant="filled"
        size="lg"
        loading={log.isPending}
        disabled={outcome === null}
        onClick={() => outcome && send(outcome)}
      >
        Save
      </Button>
    </Sheet>
  );
}

function titleOf(channel: Channel, leadName: string): string {
  if (channel === "call") return `Your call with ${leadName}`;
  return channel === "other" ? `Your contact with ${leadName}` : `Your message to ${leadName}`;
}
