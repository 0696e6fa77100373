import { useReactFlow } from "@xyflow/react";
import { useEffect, useEffectEvent } from "react";
import type { Graph } from "../../engine/graph.ts";
import { elementIdOf, noteIdOf } from "../canvas/note-elements.ts";
import { fromClipboard, toClipboard } from "./clipboard.ts";
import { cutOut, paste, removeArrows, removeSteps } from "./document.ts";
import { useEditor } from "./editor-context.ts";
import { removeNotes } from "./notes.ts";
import { isDialogOpen, isTyping, undoKeys, useKeys } from "./use-keys.ts";

const isNothing = ({ nodes, notes = [] }: Graph) => nodes.length + notes.length === 0;

/** What the keys and the menus do to the selection. */
export function useSelectionCommands() {
  const { store } = useEditor();
  const flow = useReactFlow();
  const selected = () => new Set(store.getState().selection);
  const insert = (piece: ReturnType<typeof cutOut>) => {
    if (isNothing(piece)) return;
    let copies: readonly string[] = [];
    store.getState().edit((graph) => {
      const pasted = paste(graph, piece);
      copies = pasted.copies;
      return pasted.graph;
    });
    store.getState().select(copies);
  };
  return {
    insert,
    copied: () => cutOut(store.getState().graph, selected()),
    duplicate: () => insert(cutOut(store.getState().graph, selected())),
    remove() {
      const arrows = new Set(flow.getEdges().flatMap(({ id, selected }) => (selected ? [id] : [])));
      const chosen = selected();
      if (arrows.size + chosen.size === 0) return;
      const notes = new Set([...chosen].flatMap((id) => noteIdOf(id) ?? []));
      store.getState().edit((graph) => removeNotes(removeArrows(removeSteps(graph, chosen), arrows), notes));
      store.getState().select([]);
    },
    selectAll() {
      const { graph, select } = store.getState();
      select([...graph.nodes.map(({ id }) => id), ...(graph.notes ?? []).map(({ id }) => elementIdOf(id))]);
    },
  };
}

/** The editor's keys. They rest while somebody types or a dialog is open. */
export function useShortcuts(): void {
  const { store, autosave } = useEditor();
  const commands = useSelectionCommands();
  useKeys({
    withControl: {
      ...undoKeys(store),
      d: commands.duplicate,
      a: commands.selectAll,
      s: () => autosave.flush(),
    },
    plain: {
      Delete: commands.remove,
      Backspace: commands.remove,
      "/": () => document.querySelector<HTMLElement>("[data-find-step]")?.focus(),
    },
  });
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    if (isTyping(event.target) || isDialogOpen() || !document.getSelection()?.isCollapsed) return;
    const piece = commands.copied();
    if (isNothing(piece)) return;
    event.clipboardData?.setData("text/plain", toClipboard(piece));
    event.preventDefault();
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (isTyping(event.target) || isDialogOpen()) return;
    const piece = fromClipboard(event.clipboardData?.getData("text/plain") ?? "");
    if (!piece) return;
    event.preventDefault();
    commands.insert(piece);
  });
  useEffect(() => {
    const end = new AbortController();
    document.addEventListener("copy", (event) => onCopy(event), { signal: end.signal });
    document.addEventListener("paste", (event) => onPaste(event), { signal: end.signal });
    return () => end.abort();
  }, []);
}
