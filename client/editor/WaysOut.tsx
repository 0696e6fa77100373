import { ActionIcon, Select } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import type { GraphNode } from "../../engine/graph.ts";
import { exitsOf, inReadingOrder, titleOf } from "../canvas/node-types.ts";
import { arrowKey, useKeyed } from "../canvas/status.ts";
import { connect, removeArrows } from "./document.ts";
import { useEditor, useEditorState } from "./editor-context.ts";
import classes from "./editor.module.css";

const NOWHERE = "";

/** Each outcome with where it leads; the keyboard's way to draw an arrow. */
export function WaysOut({ step }: { step: GraphNode }) {
  const { store, nodeTypes } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const problems = useEditorState((state) => state.problems);
  const exits = exitsOf(nodeTypes.get(step.type), step.config);
  const isMissing = (exit: string) => problems.some((problem) => problem.nodeId === step.id && problem.exit === exit);
  if (exits.length === 0) return null;
  const targets = inReadingOrder(graph, nodeTypes)
    .map((node, index) => ({ node, label: `${index + 1} ${titleOf(nodeTypes, node)}` }))
    .filter(({ node }) => node.id !== step.id && !nodeTypes.get(node.type)?.isStart)
    .map(({ node, label }) => ({ value: node.id, label }));
  return (
    <div className={classes.section}>
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
              <Select
                aria-label={`“${label}” leads to`}
                data={[{ value: NOWHERE, label: isMissing(name) ? "Nowhere yet" : "The path ends here" }, ...targets]}
                value={arrow?.target ?? NOWHERE}
                onChange={(target) =>
                  store.getState().edit((before) => {
                    if (target) return connect(before, step.id, name, target);
                    return arrow && removeArrows(before, new Set([arrow.id]));
                  })
                }
                error={isMissing(name)}
              />
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

function CountToday({ nodeId, exit }: { nodeId: string; exit: string }) {
  const { status } = useEditor();
  const { count = 0 } = useKeyed(status.arrows, arrowKey(nodeId, exit));
  return <b className="small right">{count.toLocaleString("en")}</b>;
}
