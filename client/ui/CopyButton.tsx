import { Button, type ButtonProps } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { type Refused, useCopy } from "./use-copy.ts";

interface CopyButtonProps extends Pick<ButtonProps, "size"> {
  readonly text: string;
  /** What one can do where the browser does not let a page copy. */
  readonly refused: () => Refused;
  /** "Copy the line" */
  readonly children: string;
}

/** Copies a text and says so. */
export function CopyButton({ text, refused, children, size }: CopyButtonProps) {
  const { isCopied, copy } = useCopy();
  const iconSize = size === "xs" ? 16 : 18;
  return (
    <Button
      {...(size && { size })}
      leftSection={isCopied ? <IconCheck size={iconSize} /> : <IconCopy size={iconSize} />}
      onClick={({ currentTarget }) => void copy(text, currentTarget, refused())}
    >
      <span aria-live="polite">{isCopied ? "Copied" : children}</span>
    </Button>
  );
}
