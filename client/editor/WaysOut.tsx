import { ActionIcon, Popover, Select } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import type { Graph, GraphNode } from "../../engine/graph.ts";
import { exitsOf, type NodeTypes, titleOf } from "../canvas/node-types.ts";
import { arrowKey, useKeyed } from "../canvas/status.ts";
import { addAfter, connect, nodeById, removeArrows } from "./document.ts";
import { useEditor, useEditorState } from "./editor-context.ts";
import classes from "./WaysOut.module.css";
import { newStep } from "./new-step.ts";
import { stepNumbers } from "./outline/outline.ts";
import parts from "./parts.module.css";
import { StepList } from "./StepList.tsx";
import pickerClasses from "./StepPicker.module.css";

const NOWHERE = "";
const NEW = "new";

/** Each outcome with where it leads; the keyboard's way to draw an arrow. */
export function WaysOut({ step }: { step: GraphNode }) {
  const { store, nodeTypes } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const problems = useEditorState((state) => state.problems);
  // The outcome behind which a step is being chosen.
  const [growing, setGrowing] = useState<string | null>(null);
  const exits = exitsOf(nodeTypes.get(step.type), step.config);
  const isMissing = (exit: string) => problems.some((problem) => problem.nodeId === step.id && problem.exit === exit);
  if (exits.length === 0) return null;
  const targets = targetsOf(step, graph, nodeTypes);
  const grow = (exit: string, type: string) => {
    setGrowing(null);
    store
      .getState()
      .edit((before) => addAfter(before, { source: step.id, exit }, newStep(nodeTypes, type, before), nodeTypes));
  };
  return (
    <div className={parts.section}>
      <div className="row">
        <h3>Outcomes</h3>
        <span className="tiny muted push">today</span>
      </div>
      <ul className={classes.waysOut}>
        {exits.map(({ name, label }) => {
          const arrow = graph.edges.find(({ source, sourceHandle }) => source === step.id && sourceHandle === name);
          return (
            <li key={name}>
              <span className="small strong">{label}</span>
              <CountToday nodeId={step.id} exit={name} />
              <Popover
                opened={growing === name}
                onChange={(opened) => !opened && setGrowing(null)}
                position="bottom-start"
                trapFocus
                returnFocus
                // The list is a combobox; these would call it the button of a dialog.
                withRoles={false}
              >
                <Popover.Target>
                  <Select
                    aria-label={`“${label}” leads to`}
                    data={[
                      { value: NOWHERE, label: isMissing(name) ? "Nowhere yet" : "The path ends here" },
                      { value: NEW, label: "A new step…" },
                      ...targets,
                    ]}
                    value={arrow?.target ?? NOWHERE}
                    onChange={(target) => {
                      if (target === NEW) return setGrowing(name);
                      store.getState().edit((before) => {
                        if (target) return connect(before, step.id, name, target);
                        return arrow && removeArrows(before, new Set([arrow.id]));
                      });
                    }}
                    error={isMissing(name)}
                  />
                </Popover.Target>
                <Popover.Dropdown
                  className={pickerClasses.picker}
                  role="dialog"
                  aria-label={`Which step comes after “${label}”?`}
                >
                  <StepList nodeTypes={nodeTypes} onPick={(type) => grow(name, type)} takesFocus withoutStart />
                </Popover.Dropdown>
              </Popover>
              <ActionIcon
                aria-label={`Go to the step after “${label}”`}
                disabled={!arrow}
                onClick={() => arrow && store.getState().select([arrow.target])}
              >
                <IconArrowRight size={16} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The other steps as the outline has them, the ends last. */
function targetsOf(step: GraphNode, graph: Graph, nodeTypes: NodeTypes) {
  const numbers = stepNumbers(graph, nodeTypes);
  const lines = [...numbers.keys()].flatMap((id) => nodeById(graph, id) ?? []);
  const ends = graph.nodes.filter(({ id }) => !numbers.has(id));
  return [...lines, ...ends]
    .filter((node) => node.id !== step.id && !nodeTypes.get(node.type)?.isStart)
    .map((node) => ({ value: node.id, label: `${numbers.get(node.id) ?? ""} ${titleOf(nodeTypes, node)}`.trim() }));
}

function CountToday({ nodeId, exit }: { nodeId: string; exit: string }) {
  const { status } = useEditor();
  const { count = 0 } = useKeyed(status.arrows, arrowKey(nodeId, exit));
  return <b className="small right">{count.toLocaleString("en")}</b>;
}
