import { ActionIcon, Button, Menu } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconCopy, IconDots, IconTrash } from "@tabler/icons-react";
import { useMemo } from "react";
import type { GraphNode } from "../../engine/graph.ts";
import type { NodeTypeView } from "../../server/catalog/contract.ts";
import { ConfigForm } from "../config-form/ConfigForm.tsx";
import { fieldsOf } from "../config-form/schema.ts";
import { StepSentence } from "../config-form/StepSentence.tsx";
import { SILHOUETTES } from "../ui/groups.ts";
import { Sign } from "../ui/Sign.tsx";
import { changeConfig, cutOut, paste, removeAndClose } from "./document.ts";
import { useEditor, useEditorState } from "./editor-context.ts";
import classes from "./StepPanel.module.css";
import parts from "./parts.module.css";
import { stepNumbers } from "./outline/outline.ts";
import { ProblemList } from "./ProblemList.tsx";
import { TOUCH } from "./use-view.ts";
import { WaysOut } from "./WaysOut.tsx";

/** One step: its sentence, its form, where it leads. */
export function StepPanel({ step, onRemoved }: { step: GraphNode; onRemoved?: () => void }) {
  const { store, nodeTypes } = useEditor();
  const focusField = useEditorState((state) => state.focusField);
  const problems = useEditorState((state) => state.problems);
  const own = useMemo(() => problems.filter(({ nodeId }) => nodeId === step.id), [problems, step.id]);
  // Words in a sentence are no target for a thumb; there the form stands right below.
  const isTouch = useMediaQuery(TOUCH, undefined, { getInitialValueInEffect: false });
  const nodeType = nodeTypes.get(step.type);
  const { edit, setFocusField } = store.getState();
  if (!nodeType) return <UnknownStep step={step} />;
  const hasForm = fieldsOf(nodeType.configSchema).length > 0;
  return (
    <>
      <div className={parts.section}>
        <StepHead step={step} nodeType={nodeType} onRemoved={onRemoved} />
        <p className={classes.say}>
          <StepSentence nodeType={nodeType} config={step.config} onField={isTouch ? undefined : setFocusField} />
        </p>
        <ProblemList problems={own} />
      </div>
      {hasForm && (
        <div className={parts.section}>
          <ConfigForm
            key={step.id}
            nodeType={nodeType}
            config={step.config}
            onChange={(name, config) => edit((graph) => changeConfig(graph, step.id, config), `${step.id} ${name}`)}
            focusField={focusField}
            onFocused={() => setFocusField(null)}
          />
        </div>
      )}
      <WaysOut step={step} />
    </>
  );
}

function StepHead({ step, nodeType, onRemoved }: { step: GraphNode; nodeType: NodeTypeView; onRemoved?: () => void }) {
  const { store, nodeTypes } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const number = stepNumbers(graph, nodeTypes).get(step.id);
  const { edit, select } = store.getState();
  return (
    <div className="row">
      <Sign group={nodeType.group} icon={nodeType.icon} />
      <div>
        <h2>{nodeType.title}</h2>
        <p className="tiny muted">
          {SILHOUETTES[nodeType.group].label}
          {number && ` · step ${number}`}
        </p>
      </div>
      <Menu>
        <Menu.Target>
          <ActionIcon className="push" aria-label="More for this step">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCopy size={16} />}
            rightSection={<span className="kbd">Ctrl D</span>}
            onClick={() => edit((before) => paste(before, cutOut(before, new Set([step.id]))).graph)}
          >
            Duplicate
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} />}
            rightSection={<span className="kbd">Del</span>}
            onClick={() => {
              edit((before) => removeAndClose(before, step.id, nodeTypes));
              select([]);
              onRemoved?.();
            }}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function UnknownStep({ step }: { step: GraphNode }) {
  const { store, nodeTypes } = useEditor();
  return (
    <div className={parts.section}>
      <h2>{step.type}</h2>
      <p className="small muted">
        This kind of step is not installed here. Ask whoever looks after Baton, or delete it.
      </p>
      <Button onClick={() => store.getState().edit((graph) => removeAndClose(graph, step.id, nodeTypes))}>
        Delete
      </Button>
    </div>
  );
}
