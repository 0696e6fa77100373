import { ActionIcon, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface OutcomeNameProps {
  /** What is named: "outcome", "territory". */
  readonly what: string;
  /** Its place in the list. */
  readonly index: number;
  readonly label: string;
  readonly onRename: (label: string) => void;
  readonly onRemove: () => void;
  /** More to do with it, before removing it. */
  readonly children?: ReactNode;
}

/** The head of an outcome of one's own: its name, and a way to be rid of it. */
export function OutcomeName({ what, index, label, onRename, onRemove, children }: OutcomeNameProps) {
  return (
    <div className="row">
      <TextInput
        aria-label={`Name of ${what} ${index + 1}`}
        placeholder={`Name of this ${what}`}
        value={label}
        onChange={({ currentTarget }) => onRename(currentTarget.value)}
        maxLength={60}
        flex={1}
      />
      {children}
      <ActionIcon aria-label={`Remove “${label}”`} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}
