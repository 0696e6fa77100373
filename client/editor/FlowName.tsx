import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { tellFailed } from "../ui/tell.tsx";
import classes from "./FlowName.module.css";
import { useRenameFlow } from "./flow-queries.ts";

/** The flow's name; a press makes it a field. */
export function FlowName({ flow }: { flow: FlowDetail }) {
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useRenameFlow(flow.id);
  const finish = () => {
    const name = draft?.trim();
    setDraft(null);
    if (name && name !== flow.name) rename.mutate(name, { onError: tellFailed });
  };
  if (draft === null) {
    const shown = rename.isPending ? rename.variables : flow.name;
    return (
      <h1 className={`${classes.name} truncate`}>
        <button type="button" title="Rename" onClick={() => setDraft(flow.name)}>
          {shown}
        </button>
      </h1>
    );
  }
  return (
    <TextInput
      aria-label="Name of the flow"
      value={draft}
      maxLength={120}
      ref={(input) => input?.focus()}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={finish}
      onKeyDown={({ key }) => {
        if (key === "Enter") finish();
        if (key === "Escape") setDraft(null);
      }}
    />
  );
}
