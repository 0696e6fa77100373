import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { Answers } from "./Answers.tsx";
import { useObject } from "./lead-actions.ts";
import { Sheet } from "./Sheet.tsx";
import { useDraft } from "./use-draft.ts";

const REASONS = ["Not my language", "Not my region", "Not my field", "Too large or too small for me", "I know them"];

interface WrongForMeSheetProps {
  readonly assignmentId: string;
  readonly leadName: string;
  readonly onClose: () => void;
}

/** "Wrong for me, because…": tells the leader, so that the flow gets better. The lead stays until they decide. */
export function WrongForMeSheet({ assignmentId, leadName, onClose }: WrongForMeSheetProps) {
  const object = useObject();
  const [reason, setReason] = useState<string | null>(null);
  const draft = useDraft(`wrong-for-me:${assignmentId}`);
  const words = [reason, draft.text.trim()].filter(Boolean).join(": ");
  const send = () =>
    object.mutate(
      { assignmentId, reason: words },
      {
        onSuccess: ({ toldTo }) => {
          draft.clear();
          const who = new Intl.ListFormat("en-GB").format(toldTo.map(({ name }) => name));
          tellDone(who ? `${who} will look at it. ${leadName} stays with you until then.` : "It is noted.");
          onClose();
        },
      },
    );
  return (
    <Sheet title={`${leadName} is wrong for me, because…`} onClose={onClose}>
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
      <p className="small muted">
        Your leader reads it beside the reasons. The lead and its deadline stay with you meanwhile.
      </p>
      {object.isError && <Note tone="bad">{messageOf(object.error)}</Note>}
      <Button variant="filled" size="lg" loading={object.isPending} disabled={words === ""} onClick={send}>
        Tell the leader
      </Button>
    </Sheet>
  );
}
