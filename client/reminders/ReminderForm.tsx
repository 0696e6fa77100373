import { TextInput } from "@mantine/core";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Sheet } from "../ui/Sheet.tsx";
import type { When } from "./when.ts";
import { WhenFields } from "./WhenFields.tsx";

interface ReminderFormProps {
  readonly title: string;
  readonly submit: string;
  readonly when: When;
  readonly onWhen: (when: When) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly canSend: boolean;
  readonly sending: { readonly isPending: boolean; readonly error: unknown };
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** When to be reminded, and what of. */
export function ReminderForm(props: ReminderFormProps) {
  const { title, submit, when, onWhen, text, onText, canSend, sending, onSend, onClose } = props;
  return (
    <Sheet title={title} onClose={onClose} isBusy={sending.isPending}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (canSend) onSend();
        }}
      >
        <WhenFields value={when} onChange={onWhen} />
        <TextInput
          label="What of? (optional)"
          placeholder="Ask about the offer"
          maxLength={200}
          value={text}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
        />
        <p className="small muted">
          Only you see it. It moves no deadline, and when the lead goes to somebody else it ends.
        </p>
        <FormEnd
          submit={submit}
          isPending={sending.isPending}
          isDisabled={!canSend}
          error={sending.error}
          onCancel={onClose}
        />
      </form>
    </Sheet>
  );
}
