import { useEffect } from "react";
import { nodeById } from "./document.ts";
import { useEditor, useEditorState } from "./editor-context.ts";

/** Keeps the chosen step behind the # of the address, so that it can be sent to somebody. */
export function useStepInAddress(): void {
  const { store } = useEditor();
  const selected = useEditorState(({ graph, selection: [id, ...others] }) =>
    id !== undefined && others.length === 0 && nodeById(graph, id) ? id : "",
  );
  useEffect(() => {
    const named = window.location.hash.slice(1);
    const { graph, select } = store.getState();
    const step = graph.nodes.find(({ id }) => encodeURIComponent(id) === named);
    if (step) select([step.id]);
  }, [store]);
  useEffect(() => {
    const { pathname, search, hash } = window.location;
    const wanted = selected && `#${encodeURIComponent(selected)}`;
    // Without the router, which would announce a new page to people who listen.
    if (hash !== wanted) window.history.replaceState(window.history.state, "", pathname + search + wanted);
  }, [selected]);
}
