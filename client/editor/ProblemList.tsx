import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Problem } from "../../engine/graph.ts";
import { useEditor } from "./editor-context.ts";
import classes from "./ProblemList.module.css";
import { mend } from "./mend.ts";

/** Problems with their mends; a mend is an edit like any other and can be undone. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className={classes.problemList}>
      {problems.map((problem, index) => (
        <li key={index} data-severity={problem.severity}>
          <IconAlertTriangle size={16} aria-label={problem.severity === "error" ? "To mend" : "Hint"} />
          <span>{problem.message}</span>
          <MendButton problem={problem} />
        </li>
      ))}
    </ul>
  );
}

/** Mends with one click where that is possible; otherwise the words say what to do. */
export function MendButton({ problem }: { problem: Problem }) {
  const { store, nodeTypes } = useEditor();
  if (!problem.patch) return <span className="small strong">{problem.mend}</span>;
  return (
    <Button size="xs" onClick={() => store.getState().edit((graph) => mend(graph, problem, nodeTypes))}>
      {problem.mend}
    </Button>
  );
}
