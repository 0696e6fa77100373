import { useReactFlow } from "@xyflow/react";
import { useEffect, useEffectEvent } from "react";
import { elementIdOf, noteIdOf } from "../canvas/note-elements.ts";
import { fromClipboard, toClipboard } from "./clipboard.ts";
import { cutOut, paste, removeArrows, removeSteps } from "./document.ts";
import { useEditor } from "./editor-context.ts";
import { removeNotes } from "./notes.ts";

/** What the keys and the menus do to the selection. */
export function useSelectionCommands() {
  const { store } = useEditor();
  const flow = useReactFlow();
  const selected = () => new Set(store.getState().selection);
  const insert = (piece: ReturnType<typeof cutOut>) => {
    if (piece.nodes.length === 0) return;
    let copies: string[] = [];
    store.getState().edit((graph) => {
      const pasted = paste(graph, piece);
      copies = pasted.nodeIds;
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
  const { undo, redo } = store.temporal.getState();
  const withControl: Record<string, () => unknown> = {
    z: () => undo(),
    "shift+z": () => redo(),
    y: () => redo(),
    d: commands.duplicate,
    a: commands.selectAll,
    s: () => autosave.flush(),
  };
  const plain: Record<string, () => void> = {
    Delete: commands.remove,
    Backspace: commands.remove,
    "/": () => document.querySelector<HTMLElement>("[data-find-step]")?.focus(),
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event.target) || isDialogOpen()) return;
    const run = event.ctrlKey || event.metaKey ? withControl[chord(event)] : plain[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    if (isTyping(event.target) || isDialogOpen() || !document.getSelection()?.isCollapsed) return;
    const piece = commands.copied();
    if (piece.nodes.length === 0) return;
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
    document.addEventListener("keydown", (event) => onKey(event), { signal: end.signal });
    document.addEventListener("copy", (event) => onCopy(event), { signal: end.signal });
    document.addEventListener("paste", (event) => onPaste(event), { signal: end.signal });
    return () => end.abort();
  }, []);
}

const chord = ({ key, shiftKey }: KeyboardEvent) => (shiftKey ? `shift+${key.toLowerCase()}` : key.toLowerCase());

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

export const isDialogOpen = () => document.querySelector("[role=dialog]") !== null;
