import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useRef } from "react";
import { useCopy } from "./use-copy.ts";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text to take along, with a button that copies it. */
export function CopyField({ label, value }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const { isCopied, copy } = useCopy();
  return (
    <TextInput
      ref={field}
      label={label}
      value={value}
      readOnly
      onFocus={(event) => event.currentTarget.select()}
      rightSectionWidth="var(--bt-control)"
      rightSection={
        <>
          {/* A thumb hovers over nothing: after a press it is said all the same. */}
          <Tooltip label={isCopied ? "Copied" : "Copy"} {...(isCopied && { opened: true })}>
            <ActionIcon
              size="xs"
              aria-label={`Copy ${label}`}
              onClick={({ currentTarget }) => void copy(value, currentTarget, { shown: field.current })}
            >
              {isCopied ? <IconCheck size={18} /> : <IconCopy size={18} />}
            </ActionIcon>
          </Tooltip>
          <span className="hidden" role="status">
            {isCopied && "Copied"}
          </span>
        </>
      }
    />
  );
}
