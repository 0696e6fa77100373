import { useEffect } from "react";
import { useEditor, useEditorState } from "./editor-context.ts";

/** Keeps the chosen step behind the # of the address, so that it can be sent to somebody. */
export function useStepInAddress(): void {
  const { store } = useEditor();
  const selected = useEditorState(({ selection }) => (selection.length === 1 ? selection[0]! : ""));
  useEffect(() => {
    const named = decodeURIComponent(window.location.hash.slice(1));
    const { graph, select } = store.getState();
    if (graph.nodes.some(({ id }) => id === named)) select([named]);
  }, [store]);
  useEffect(() => {
    const { pathname, search, hash } = window.location;
    const wanted = selected && `#${encodeURIComponent(selected)}`;
    // Without the router, which would announce a new page to people who listen.
    if (hash !== wanted) window.history.replaceState(window.history.state, "", pathname + search + wanted);
  }, [selected]);
}
