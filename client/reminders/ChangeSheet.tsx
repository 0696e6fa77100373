import { useState } from "react";
import type { ReminderView } from "../../server/reminders/contract.ts";
import { serverNow } from "../api/clock.ts";
import { tellDone } from "../ui/tell.tsx";
import { useDraft } from "../ui/use-draft.ts";
import { dueWords } from "./reminder-words.ts";
import { ReminderForm } from "./ReminderForm.tsx";
import { useChangeReminder } from "./use-reminders.ts";
import { reminderChange, whenFrom } from "./when.ts";

interface ChangeSheetProps {
  readonly reminder: ReminderView;
  readonly onClose: () => void;
}

/** Another time for a reminder, or other words; what is not touched stays. */
export function ChangeSheet({ reminder, onClose }: ChangeSheetProps) {
  const change = useChangeReminder();
  const words = useChangedWords(reminder);
  const [when, setWhen] = useState(() => whenFrom(serverNow(), reminder.dueAt));
  const send = () => {
    const changed = reminderChange(reminder, when, words.text, serverNow());
    if (!changed) return;
    change.mutate(
      { id: reminder.id, ...changed },
      {
        onSuccess: ({ dueAt }) => {
          words.clear();
          tellDone(changed.when ? `Moved: you are reminded ${dueWords(dueAt, serverNow())}.` : "Reminder saved.");
          onClose();
        },
      },
    );
  };
  return (
    <ReminderForm
      title={`Change the reminder of ${reminder.lead.name}`}
      submit="Save"
      when={when}
      onWhen={setWhen}
      text={words.text}
      onText={words.change}
      canSend={reminderChange(reminder, when, words.text, serverNow()) !== null}
      sending={change}
      onSend={send}
      onClose={onClose}
    />
  );
}

/** The reminder's words until somebody types, or what they typed before and could not send. */
function useChangedWords({ id, text }: ReminderView) {
  const draft = useDraft(`reminder:${id}`);
  const [isTouched, setTouched] = useState(draft.text !== "");
  return {
    text: isTouched ? draft.text : text,
    change: (next: string) => {
      setTouched(true);
      draft.change(next);
    },
    clear: draft.clear,
  };
}
