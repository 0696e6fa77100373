import { Button, Drawer, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { showCounts } from "../../canvas/counts.ts";
import { Empty } from "../../ui/Empty.tsx";
import { addAfter, nodeById, type Outcome } from "../document.ts";
import { useEditor, useEditorState } from "../editor-context.ts";
import parts from "../parts.module.css";
import { useFlowCounts } from "../flow-queries.ts";
import { newStep } from "../new-step.ts";
import { ProblemsBar } from "../ProblemsBar.tsx";
import { StepList } from "../StepList.tsx";
import { StepPanel } from "../StepPanel.tsx";
import { addWhereItFits } from "../use-add-step.ts";
import { undoKeys, useKeys } from "../use-keys.ts";
import { useStepInAddress } from "../use-step-in-address.ts";
import { PHONE } from "../use-view.ts";
import { focusLine } from "./lines.ts";
import { toOutline } from "./outline.ts";
import classes from "./OutlineView.module.css";
import { OutlineHead } from "./OutlineHead.tsx";
import { OutlineLine } from "./OutlineLine.tsx";
import { OutlineNotes } from "./OutlineNotes.tsx";
import { useOutlineKeys } from "./use-outline-keys.ts";

/** Where the next picked step goes: behind an outcome, or wherever it fits. */
type Adding = Outcome | "anywhere" | null;

/** The same flow as sentences: the editor for phones, for keyboards and for people who listen. */
export function OutlineView() {
  const { store, nodeTypes } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const selectedId = useEditorState(({ selection }) => selection[0]);
  const [adding, setAdding] = useState<Adding>(null);
  const [isEditing, setEditing] = useState(false);
  const lines = useMemo(() => toOutline(graph, nodeTypes), [graph, nodeTypes]);
  useShownCounts();
  useStepInAddress();
  const edit = (nodeId: string) => {
    store.getState().select([nodeId]);
    setEditing(true);
  };
  useKeys({ withControl: undoKeys(store) });
  const keys = useOutlineKeys(lines, { edit, add: setAdding });
  return (
    <div className={classes.outline}>
      <div className={classes.scroll}>
        <OutlineHead lines={lines} />
        {lines.length === 0 && (
          <Empty title="Nothing drawn yet">
            A flow begins with “New lead arrives”. Add it, then say what comes next.
          </Empty>
        )}
        <ol className={classes.lines} aria-label="Steps of this flow">
          {lines.map((line) => (
            <OutlineLine
              key={line.node.id}
              line={line}
              isSelected={line.node.id === selectedId}
              onKeyDown={keys.onKeyDown}
              onEdit={edit}
              onAdd={setAdding}
              onRemove={keys.remove}
            />
          ))}
        </ol>
        <Button
          leftSection={<IconPlus size={18} />}
          onClick={() => setAdding("anywhere")}
          className={classes.addLast}
          data-outline-add
        >
          Add a step
        </Button>
        <OutlineNotes />
      </div>
      <ProblemsBar onShow={edit} />
      <AddStep adding={adding} onClose={() => setAdding(null)} />
      <EditSheet isOpen={isEditing} onClose={() => setEditing(false)} />
    </div>
  );
}

function useShownCounts(): void {
  const { flowId, status } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const { data } = useFlowCounts(flowId);
  useEffect(() => {
    if (data) showCounts(status, graph, data);
  }, [status, graph, data]);
}

function AddStep({ adding, onClose }: { adding: Adding; onClose: () => void }) {
  const { store, nodeTypes } = useEditor();
  const pick = (type: string) => {
    const { edit, selection } = store.getState();
    flushSync(() => {
      edit((graph) =>
        adding === null || adding === "anywhere"
          ? addWhereItFits(graph, type, selection[0] ?? graph.nodes.at(-1)?.id, nodeTypes)
          : addAfter(graph, adding, newStep(nodeTypes, type, graph), nodeTypes),
      );
      onClose();
    });
    focusLine(store.getState().selection[0]);
  };
  return (
    <Modal opened={adding !== null} onClose={onClose} title="Which step comes next?">
      <StepList nodeTypes={nodeTypes} onPick={pick} takesFocus withoutStart={adding !== "anywhere"} />
    </Modal>
  );
}

function EditSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const step = useEditorState(({ graph, selection: [id] }) => (id === undefined ? undefined : nodeById(graph, id)));
  // In the sheet one may have gone on to another step.
  const close = () => {
    flushSync(onClose);
    focusLine(step?.id);
  };
  return (
    <Drawer
      opened={isOpen && step !== undefined}
      onClose={close}
      title="Edit this step"
      position={isPhone ? "bottom" : "right"}
      size={isPhone ? "88%" : "md"}
      classNames={{ body: classes.sheet }}
    >
      {step && <StepPanel step={step} onRemoved={onClose} />}
      <div className={parts.section}>
        <Button variant="filled" onClick={close}>
          Done
        </Button>
      </div>
    </Drawer>
  );
}
