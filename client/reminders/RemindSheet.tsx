import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReminderView } from "../../server/reminders/contract.ts";
import { serverNow } from "../api/clock.ts";
import { Sheet } from "../ui/Sheet.tsx";
import { FormEnd } from "../ui/FormEnd.tsx";
import { tellDone } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";
import { useChangeReminder, useSetReminder } from "./use-reminders.ts";
import { momentOf, whenFrom, WhenFields } from "./WhenFields.tsx";

interface RemindSheetProps {
  readonly lead: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Remind me of this lead: when, and what of. */
export function RemindSheet({ lead, onClose }: RemindSheetProps) {
  const set = useSetReminder();
  return (
    <ReminderForm
      title={`Remind me of ${lead.name}`}
      submit="Remind me"
      sending={set}
      onSend={(when, text) =>
        set.mutate(
          { leadId: lead.id, when, text },
          { onSuccess: (reminder) => told("You are reminded", reminder, onClose) },
        )
      }
      onClose={onClose}
    />
  );
}

interface MoveSheetProps {
  readonly reminder: ReminderView;
  readonly onClose: () => void;
}

/** Another time for a reminder, or other words. */
export function MoveSheet({ reminder, onClose }: MoveSheetProps) {
  const change = useChangeReminder();
  return (
    <ReminderForm
      title={`Move the reminder of ${reminder.lead.name}`}
      submit="Move it"
      before={reminder}
      sending={change}
      onSend={(when, text) =>
        change.mutate(
          { id: reminder.id, when, text },
          { onSuccess: (moved) => told("Moved: you are reminded", moved, onClose) },
        )
      }
      onClose={onClose}
    />
  );
}

function told(words: string, { dueAt }: ReminderView, onClose: () => void): void {
  tellDone(`${words} ${atTime(whenNear(dueAt, serverNow()))}.`);
  onClose();
}

/** "at 14:20", "tomorrow 09:00" */
const atTime = (words: string) => (/^\d\d:/.test(words) ? `at ${words}` : words);

interface ReminderFormProps {
  readonly title: string;
  readonly submit: string;
  readonly before?: ReminderView;
  readonly sending: { readonly isPending: boolean; readonly error: unknown };
  readonly onSend: (when: string, text: string) => void;
  readonly onClose: () => void;
}

function ReminderForm({ title, submit, before, sending, onSend, onClose }: ReminderFormProps) {
  const [when, setWhen] = useState(() => whenFrom(serverNow(), before?.dueAt));
  const [text, setText] = useState(before?.text ?? "");
  const moment = momentOf(when);
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (moment) onSend(moment, text.trim());
        }}
      >
        <WhenFields value={when} onChange={setWhen} />
        <TextInput
          label="What of? (optional)"
          placeholder="Ask about the offer"
          maxLength={200}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <p className="small muted">
          Only you see it. It moves no deadline, and when the lead goes to somebody else it ends.
        </p>
        <FormEnd
          submit={submit}
          isPending={sending.isPending}
          isDisabled={moment === null}
          error={sending.error}
          onCancel={onClose}
        />
      </form>
    </Sheet>
  );
}
