import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconPencil,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { type KeyboardEvent, useId } from "react";
import { arrowKey, useKeyed } from "../../canvas/status.ts";
import { StepSentence } from "../../config-form/StepSentence.tsx";
import { Sign } from "../../ui/Sign.tsx";
import type { Outcome } from "../document.ts";
import { useEditor, useEditorState } from "../editor-context.ts";
import { focusLine } from "./lines.ts";
import { moveDown, moveUp } from "./move-step.ts";
import type { OutlineOutcome, OutlineStep } from "./outline.ts";
import classes from "./OutlineLine.module.css";

interface OutlineLineProps {
  readonly line: OutlineStep;
  readonly isSelected: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onEdit: (nodeId: string) => void;
  readonly onAdd: (outcome: Outcome) => void;
  readonly onRemove: (nodeId: string) => void;
}

/** One step as a sentence, with where each of its outcomes leads. */
export function OutlineLine({ line, isSelected, onKeyDown, onEdit, onAdd, onRemove }: OutlineLineProps) {
  const { store, nodeTypes, status } = useEditor();
  const { node, number, level, outcomes } = line;
  const { waiting, problem } = useKeyed(status.steps, node.id);
  const nodeType = nodeTypes.get(node.type);
  return (
    <li className={classes.line} data-level={level}>
      <div className={classes.step} data-selected={isSelected || undefined}>
        <button
          type="button"
          className={classes.sentence}
          aria-pressed={isSelected}
          data-outline-step={node.id}
          onKeyDown={onKeyDown}
          onClick={() => (isSelected ? onEdit(node.id) : store.getState().select([node.id]))}
          // By Tab as by arrow keys; a press says itself whether it selects or edits.
          onFocus={({ currentTarget }) => {
            if (currentTarget.matches(":focus-visible")) store.getState().select([node.id]);
          }}
        >
          <span className={classes.number}>{number}</span>
          <Sign group={nodeType?.group ?? "end"} icon={nodeType?.icon} size={28} />
          <span className={classes.words}>
            {nodeType ? <StepSentence nodeType={nodeType} config={node.config} /> : node.type}
            {problem && (
              <span className={classes.problem} data-severity={problem.severity}>
                <IconAlertTriangle size={16} aria-hidden /> {problem.message}
              </span>
            )}
          </span>
          {waiting > 0 && <span className={classes.waiting}>{waiting} waiting</span>}
        </button>
        {isSelected && <Tools line={line} onEdit={onEdit} onAdd={onAdd} onRemove={onRemove} />}
      </div>
      <Outcomes nodeId={node.id} outcomes={outcomes} onEdit={onEdit} onAdd={onAdd} />
    </li>
  );
}

type ToolsProps = Pick<OutlineLineProps, "line" | "onEdit" | "onAdd" | "onRemove">;

function Tools({ line: { node, outcomes }, onEdit, onAdd, onRemove }: ToolsProps) {
  const { store, nodeTypes } = useEditor();
  const { edit } = store.getState();
  const next = outcomes.find(({ target }) => !target) ?? outcomes[0];
  return (
    <div className={classes.tools}>
      <Button size="xs" leftSection={<IconPencil size={16} />} onClick={() => onEdit(node.id)}>
        Edit
      </Button>
      {next && (
        <Button
          size="xs"
          leftSection={<IconPlus size={16} />}
          onClick={() => onAdd({ source: node.id, exit: next.exit.name })}
        >
          Add after
        </Button>
      )}
      <Button
        size="xs"
        leftSection={<IconArrowUp size={16} />}
        onClick={() => edit((graph) => moveUp(graph, node.id, nodeTypes))}
      >
        Move up
      </Button>
      <Menu>
        <Menu.Target>
          <ActionIcon size="xs" variant="default" aria-label="More for this step">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowDown size={16} />}
            onClick={() => edit((graph) => moveDown(graph, node.id, nodeTypes))}
          >
            Move down
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => onRemove(node.id)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

interface OutcomesProps {
  readonly nodeId: string;
  readonly outcomes: readonly OutlineOutcome[];
  readonly onEdit: (nodeId: string) => void;
  readonly onAdd: (outcome: Outcome) => void;
}

/** A step with one way out that simply goes on needs no words for it. */
function Outcomes({ nodeId, outcomes, onEdit, onAdd }: OutcomesProps) {
  const [only] = outcomes;
  const missing = useEditorState(({ problems }) =>
    problems.some((problem) => problem.nodeId === nodeId && problem.exit),
  );
  const goesOn = !only?.target || only.words.startsWith("go on with");
  if (outcomes.length === 0 || (outcomes.length === 1 && goesOn && !missing)) return null;
  return (
    <ul className={classes.outcomes}>
      {outcomes.map((outcome) => (
        <li key={outcome.exit.name}>
          <OutcomeLine nodeId={nodeId} outcome={outcome} onEdit={onEdit} onAdd={onAdd} isOnly={outcomes.length === 1} />
        </li>
      ))}
    </ul>
  );
}

type OutcomeLineProps = Omit<OutcomesProps, "outcomes"> & { outcome: OutlineOutcome; isOnly: boolean };

function OutcomeLine({ nodeId, outcome: { exit, target, words }, isOnly, onEdit, onAdd }: OutcomeLineProps) {
  const { store, nodeTypes, status } = useEditor();
  const { count } = useKeyed(status.arrows, arrowKey(nodeId, exit.name));
  const id = useId();
  const isEnd = target && nodeTypes.get(target.type)?.group === "end";
  const isMissing = useEditorState(({ problems }) =>
    problems.some((problem) => problem.nodeId === nodeId && problem.exit === exit.name),
  );
  return (
    <>
      {/* Many lines of a flow end in the same words: who listens hears which outcome each belongs to. */}
      <span id={id} className={classes.outcome}>
        {isOnly ? "Then" : exit.label}
      </span>
      {target ? (
        <button
          type="button"
          className={classes.target}
          aria-describedby={id}
          onClick={() => {
            if (isEnd) return onEdit(target.id);
            store.getState().select([target.id]);
            focusLine(target.id);
          }}
        >
          {words}
          {isEnd && typeof target.config["note"] === "string" && target.config["note"] && `: ${target.config["note"]}`}
        </button>
      ) : (
        <>
          <span className={isMissing ? classes.nowhere : "muted"}>{isMissing ? "leads nowhere yet" : words}</span>
          <Button size="xs" aria-describedby={id} onClick={() => onAdd({ source: nodeId, exit: exit.name })}>
            Add a step
          </Button>
        </>
      )}
      {count !== undefined && target && <span className="push small muted">{count.toLocaleString("en")}</span>}
    </>
  );
}
