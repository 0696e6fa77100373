import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text to take along, with a button that copies it. Selected with a click where a browser refuses to copy. */
export function CopyField({ label, value }: CopyFieldProps) {
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <TextInput
      label={label}
      value={value}
      readOnly
      onFocus={(event) => event.currentTarget.select()}
      rightSectionWidth="var(--bt-control)"
      rightSection={
        <Tooltip label={clipboard.copied ? "Copied" : "Copy"}>
          <ActionIcon size="xs" aria-label={`Copy ${label}`} onClick={() => clipboard.copy(value)}>
            {clipboard.copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
          </ActionIcon>
        </Tooltip>
      }
    />
  );
}
