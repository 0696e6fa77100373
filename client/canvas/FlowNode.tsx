import { Handle, type NodeProps, Position, useUpdateNodeInternals } from "@xyflow/react";
import { type CSSProperties, memo, useEffect } from "react";
import { sentenceParts } from "../config-form/sentence.ts";
import { useNames } from "../config-form/names.ts";
import { Sign } from "../ui/Sign.tsx";
import type { StepElement } from "./canvas-elements.ts";
import { useCanvas } from "./canvas-context.ts";
import classes from "./FlowNode.module.css";
import type { Port } from "./ports.ts";
import { useKeyed } from "./status.ts";
import { StepTabs } from "./StepTabs.tsx";

/**
 * Draws a step of any type. Memoised, and subscribed to its own status only: a lead that passes renders one step, not
 * all two hundred.
 */
export const FlowNode = memo(function FlowNode({ id, data, selected, isConnectable }: NodeProps<StepElement>) {
  const { nodeTypes, status } = useCanvas();
  const names = useNames();
  const state = useKeyed(status.steps, id);
  const nodeType = nodeTypes.get(data.step.type);
  return (
    <article
      className={`${classes.step} group-${nodeType?.group ?? "end"}`}
      data-selected={selected || undefined}
      data-lit={state.isLit || undefined}
      data-off={state.isOff || undefined}
      data-problem={state.problem?.severity}
    >
      <Handle
        type="target"
        position={Position.Top}
        className={classes.entry}
        isConnectable={isConnectable && !nodeType?.isStart}
      />
      <StepTabs state={state} group={nodeType?.group} />
      <Sign group={nodeType?.group ?? "end"} icon={nodeType?.icon} />
      <div className={classes.words}>
        <h3>{nodeType?.title ?? data.step.type}</h3>
        <p>
          {nodeType
            ? sentenceParts(nodeType, data.step.config, names).map(({ text }) => text)
            : "This kind of step is not installed here"}
        </p>
      </div>
      <Ports nodeId={id} ports={data.ports} isConnectable={isConnectable} />
      {isConnectable && <OpenOutcomes ports={data.ports} />}
    </article>
  );
});

/** Which dot is which, as long as no arrow says it: each name on a line of its own, for the dots stand close. */
function OpenOutcomes({ ports }: { ports: readonly Port[] }) {
  if (ports.length === 1) return null;
  const open = ports.filter(({ isOpen }) => isOpen);
  return open.map(({ name, label, x }, index) => (
    <span
      key={name}
      className={classes.outcome}
      style={{ left: x - 1, "--line": open.length - 1 - index } as CSSProperties}
      aria-hidden="true"
    >
      {label}
    </span>
  ));
}

function Ports(props: { nodeId: string; ports: readonly Port[]; isConnectable: boolean }) {
  const { nodeId, ports, isConnectable } = props;
  const measureAgain = useUpdateNodeInternals();
  // React Flow measures handles once; ports move to the side of the step that they lead to.
  useEffect(() => measureAgain(ports.length > 0 ? nodeId : []), [measureAgain, nodeId, ports]);
  return ports.map((port) => (
    <Handle
      key={port.name}
      id={port.name}
      type="source"
      position={Position.Bottom}
      className={classes.port}
      // Counted from inside of the border.
      style={{ left: port.x - 1 }}
      title={port.label}
      isConnectable={isConnectable}
    />
  ));
}
