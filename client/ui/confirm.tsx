import { modals } from "@mantine/modals";
import type { ReactNode } from "react";

interface Question {
  /** "Remove the demo data" */
  readonly title: string;
  /** What will happen, and what will not. */
  readonly children: ReactNode;
  /** A verb: "Remove demo data" */
  readonly confirm: string;
  /** What cannot be undone looks like it. */
  readonly danger?: boolean;
}

/** Asks before something that others notice or that cannot be undone. */
export function confirm({ title, children, confirm, danger = false }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children,
      labels: { confirm, cancel: "Cancel" },
      confirmProps: { variant: danger ? "danger" : "filled" },
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    });
  });
}
