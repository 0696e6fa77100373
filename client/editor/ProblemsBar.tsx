import { Button, Popover } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { Problem } from "../../engine/graph.ts";
import { titleOf } from "../canvas/node-types.ts";
import { Chip } from "../ui/Chip.tsx";
import { plural } from "../ui/time.ts";
import { useEditor, useEditorState } from "./editor-context.ts";
import classes from "./ProblemsBar.module.css";
import { nodeById } from "./document.ts";
import { MendButton } from "./ProblemList.tsx";
import { NARROW } from "./use-view.ts";

/** Beside the rail, however narrow the screen is. */
const LIST_WIDTH = "min(560px, calc(100vw - 76px - 24px))";

/** What stands between the drawing and going live: the first problem with its mend, all of them one press away. */
export function ProblemsBar({ onShow }: { onShow: (nodeId: string) => void }) {
  const problems = useEditorState((state) => state.problems);
  const [isOpen, setOpen] = useState(false);
  const errors = problems.filter(({ severity }) => severity === "error");
  const hints = problems.filter(({ severity }) => severity === "hint");
  const first = errors[0] ?? hints[0];
  // A narrow bar has no room for words and mends, however few.
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const isListed = problems.length > (isNarrow ? 0 : 1);
  return (
    <div className={classes.problems} role="region" aria-label="Problems">
      <span className="row" role="status">
        {errors.length === 0 ? (
          <Chip tone="good" icon={<IconCheck />}>
            Nothing to mend
          </Chip>
        ) : (
          <Chip tone="bad" icon={<IconAlertTriangle />}>
            {errors.length} to mend
          </Chip>
        )}
        {hints.length > 0 && (
          <Chip tone="warn" icon={<IconAlertTriangle />}>
            {plural(hints.length, "hint")}
          </Chip>
        )}
      </span>
      {first && (
        <span className={`${classes.firstProblem} truncate`}>
          <ProblemWords problem={first} />
        </span>
      )}
      {first && !isListed && <Actions problem={first} onShow={onShow} />}
      {isListed && (
        <Popover opened={isOpen} onChange={setOpen} position="top-end" width={LIST_WIDTH} trapFocus shadow="md">
          <Popover.Target>
            <Button size="xs" className="push" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {problems.length > 1 ? `Show all ${problems.length}` : "Show"}
            </Button>
          </Popover.Target>
          <Popover.Dropdown className={classes.allProblems} aria-label="Problems">
            <ul>
              {[...errors, ...hints].map((problem, index) => (
                <li key={index} data-severity={problem.severity}>
                  <span className="small">
                    <ProblemWords problem={problem} />
                  </span>
                  <Actions
                    problem={problem}
                    onShow={(nodeId) => {
                      setOpen(false);
                      onShow(nodeId);
                    }}
                  />
                </li>
              ))}
            </ul>
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}

function ProblemWords({ problem: { nodeId, message } }: { problem: Problem }) {
  const { nodeTypes } = useEditor();
  const node = useEditorState(({ graph }) => (nodeId === null ? undefined : nodeById(graph, nodeId)));
  const title = node && titleOf(nodeTypes, node);
  return (
    <>
      {title && !message.includes(title) && <b>{title}: </b>}
      {message}
    </>
  );
}

function Actions({ problem, onShow }: { problem: Problem; onShow: (nodeId: string) => void }) {
  const { nodeId } = problem;
  return (
    <span className="row push">
      <MendButton problem={problem} />
      {nodeId !== null && (
        <Button size="xs" onClick={() => onShow(nodeId)}>
          Show step
        </Button>
      )}
    </span>
  );
}
