import type { KeyboardEvent } from "react";
import { type Outcome, removeAndClose } from "../document.ts";
import { useEditor } from "../editor-context.ts";
import { focusLine } from "./lines.ts";
import { moveDown, moveUp } from "./move-step.ts";
import type { OutlineStep } from "./outline.ts";

interface OutlineCommands {
  readonly edit: (nodeId: string) => void;
  readonly add: (outcome: Outcome) => void;
}

/**
 * Arrow keys walk, Enter edits, A adds after, Alt with arrow keys moves, Delete deletes. Whoever has deleted a line, by
 * whatever way, goes on from the next one.
 */
export function useOutlineKeys(lines: readonly OutlineStep[], { edit, add }: OutlineCommands) {
  const { store, nodeTypes } = useEditor();
  const { edit: change, select } = store.getState();
  const remove = (nodeId: string) => {
    const at = lines.findIndex(({ node }) => node.id === nodeId);
    const next = lines[at + 1] ?? lines[at - 1];
    if (next) goTo(next, select);
    else document.querySelector<HTMLElement>("[data-outline-add]")?.focus();
    change((graph) => removeAndClose(graph, nodeId, nodeTypes));
    if (!next) select([]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, altKey, ctrlKey, metaKey, target } = event;
    const run = () => {
      const id = (target as HTMLElement).dataset["outlineStep"];
      const at = lines.findIndex(({ node }) => node.id === id);
      const line = lines[at];
      if (!line || ctrlKey || metaKey) return undefined;
      if (altKey && key === "ArrowUp") return () => change((graph) => moveUp(graph, line.node.id, nodeTypes));
      if (altKey && key === "ArrowDown") return () => change((graph) => moveDown(graph, line.node.id, nodeTypes));
      if (key === "ArrowDown") return () => goTo(lines[at + 1], select);
      if (key === "ArrowUp") return () => goTo(lines[at - 1], select);
      if (key === "Enter") return () => edit(line.node.id);
      if (key === "Delete" || key === "Backspace") return () => remove(line.node.id);
      const next = line.outcomes.find((outcome) => !outcome.target) ?? line.outcomes[0];
      if (key.toLowerCase() === "a" && next) return () => add({ source: line.node.id, exit: next.exit.name });
      return undefined;
    };
    const command = run();
    if (!command) return;
    event.preventDefault();
    command();
  };
  return { onKeyDown, remove };
}

function goTo(line: OutlineStep | undefined, select: (ids: readonly string[]) => void): void {
  if (!line) return;
  select([line.node.id]);
  focusLine(line.node.id);
}
