import { IconAlertTriangle, IconCloudCheck } from "@tabler/icons-react";
import { Chip } from "./Chip.tsx";
import { clockTime, plural } from "./time.ts";
import { Loader } from "@mantine/core";

export type SaveStatus =
  | { readonly kind: "saved"; readonly at: number }
  | { readonly kind: "saving" }
  /** Kept in this browser until there is a connection again, or until somebody mends why it was refused. */
  | { readonly kind: "kept-here"; readonly changes: number; readonly why?: string }
  | { readonly kind: "conflict"; readonly by: string };

/** Whether what one sees is safe. */
export function SaveState({ status }: { status: SaveStatus }) {
  return (
    <span className="row" role="status">
      {status.kind === "saved" && (
        <span className="row small muted nowrap">
          <IconCloudCheck size={18} aria-hidden="true" />
          Saved {clockTime(status.at)}
        </span>
      )}
      {status.kind === "saving" && (
        <span className="row small muted nowrap">
          <Loader size={14} color="var(--bt-text-muted)" />
          Saving
        </span>
      )}
      {status.kind === "kept-here" && (
        <Chip tone="warn" icon={<IconAlertTriangle />}>
          {status.why === undefined ? "No connection" : "Not saved"}, {plural(status.changes, "change")} kept here
        </Chip>
      )}
      {status.kind === "conflict" && (
        <Chip tone="bad" icon={<IconAlertTriangle />}>
          {status.by} changed this too
        </Chip>
      )}
    </span>
  );
}
