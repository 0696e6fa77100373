import { Button } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import { useMemo } from "react";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { noteIdOf } from "../canvas/note-elements.ts";
import { plural } from "../ui/time.ts";
import { nodeById } from "./document.ts";
import { useEditorState } from "./editor-context.ts";
import classes from "./parts.module.css";
import { FlowLeads } from "./leads/FlowLeads.tsx";
import { StepPanel } from "./StepPanel.tsx";
import { useSelectionCommands } from "./use-shortcuts.ts";

/** Beside the drawing: the chosen step, or how to begin; below it the leads of this flow. */
export function SidePanel({ flow, onRemoved }: { flow: FlowDetail; onRemoved?: () => void }) {
  const selection = useChosenSteps();
  const step = useEditorState(({ graph }) => (selection[0] === undefined ? undefined : nodeById(graph, selection[0])));
  return (
    <>
      {selection.length > 1 && <ManySteps count={selection.length} />}
      {selection.length === 1 && step && <StepPanel step={step} onRemoved={onRemoved} />}
      {selection.length === 0 && <NothingChosen />}
      <FlowLeads flow={flow} nodeId={selection.length === 1 ? step?.id : undefined} />
    </>
  );
}

/** Without notes, which have no form. */
function useChosenSteps(): readonly string[] {
  const selection = useEditorState((state) => state.selection);
  return useMemo(() => selection.filter((id) => noteIdOf(id) === undefined), [selection]);
}

function NothingChosen() {
  const isEmpty = useEditorState(({ graph }) => graph.nodes.length === 0);
  return (
    <div className={classes.section}>
      <h2>{isEmpty ? "Begin with “New lead arrives”" : "No step chosen"}</h2>
      <p className="small muted">
        {isEmpty
          ? "Drag it from the left onto the drawing, or click it. Then pull an arrow from the dot below it to say what comes next."
          : "Click a step to read and change it. Pull an arrow from the dot below a step to say what comes next."}
      </p>
    </div>
  );
}

function ManySteps({ count }: { count: number }) {
  const commands = useSelectionCommands();
  return (
    <div className={classes.section}>
      <h2>{plural(count, "step")} chosen</h2>
      <div className="row wrap">
        <Button size="xs" leftSection={<IconCopy size={14} />} onClick={commands.duplicate}>
          Duplicate
        </Button>
        <Button size="xs" leftSection={<IconTrash size={14} />} onClick={commands.remove}>
          Delete
        </Button>
      </div>
    </div>
  );
}
