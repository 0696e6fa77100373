import { useState } from "react";
import { serverNow } from "../api/clock.ts";
import { tellDone } from "../ui/tell.tsx";
import { useDraft } from "../ui/use-draft.ts";
import { dueWords } from "./reminder-words.ts";
import { ReminderForm } from "./ReminderForm.tsx";
import { useSetReminder } from "./use-reminders.ts";
import { momentOf, whenFrom } from "./when.ts";

interface RemindSheetProps {
  readonly lead: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Remind me of this lead. */
export function RemindSheet({ lead, onClose }: RemindSheetProps) {
  const set = useSetReminder();
  const draft = useDraft(`reminder-of:${lead.id}`);
  const [when, setWhen] = useState(() => whenFrom(serverNow()));
  const send = () => {
    const moment = momentOf(when, serverNow());
    if (!moment) return;
    set.mutate(
      { leadId: lead.id, when: moment, text: draft.text.trim() },
      {
        onSuccess: ({ dueAt }) => {
          draft.clear();
          tellDone(`You are reminded ${dueWords(dueAt, serverNow())}.`);
          onClose();
        },
      },
    );
  };
  return (
    <ReminderForm
      title={`Remind me of ${lead.name}`}
      submit="Remind me"
      when={when}
      onWhen={setWhen}
      text={draft.text}
      onText={draft.change}
      canSend={momentOf(when, serverNow()) !== null}
      sending={set}
      onSend={send}
      onClose={onClose}
    />
  );
}
