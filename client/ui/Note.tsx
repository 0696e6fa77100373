import { IconAlertTriangle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Note.module.css";

const ICONS = { bad: IconAlertTriangle, warn: IconAlertTriangle, good: IconCheck, info: IconInfoCircle };

interface NoteProps {
  readonly tone: keyof typeof ICONS;
  readonly children: ReactNode;
}

/** A sentence that must be seen where it stands; what is bad is also spoken. */
export function Note({ tone, children }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.note} data-tone={tone} role={tone === "bad" ? "alert" : undefined}>
      <Icon size={18} aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}
