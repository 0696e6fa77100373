import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { isStatus } from "../api/errors.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useMe } from "../api/session.ts";
import type { NodeTypes } from "../canvas/node-types.ts";
import { createCanvasStatus } from "../canvas/status.ts";
import { createAutosave, type DraftServer } from "./autosave.ts";
import type { Editor } from "./editor-context.ts";
import { createEditorStore } from "./editor-store.ts";
import { localDrafts } from "./local-drafts.ts";

type DraftSaved = Pick<FlowDetail, "revision" | "problems">;

/** Opens a flow for editing, once: what is read of it again later goes through `autosave.notice`. */
export function useOpenEditor(flow: FlowDetail, nodeTypes: NodeTypes): Editor {
  const client = useQueryClient();
  const me = useMe();
  const [opened] = useState(() => {
    const store = createEditorStore(flow.graph, flow.problems);
    const autosave = createAutosave(store, flow, draftServer(flow.id, client), localDrafts(me.id, flow.id));
    return { flowId: flow.id, store, autosave, status: createCanvasStatus() };
  });
  const [editor, setEditor] = useState<Editor>({ ...opened, nodeTypes });
  if (editor.nodeTypes !== nodeTypes) setEditor({ ...opened, nodeTypes });

  useEffect(() => opened.autosave.open(), [opened]);
  useEffect(() => opened.autosave.notice(flow), [opened, flow]);
  useEffect(() => showProblems(editor), [editor]);
  return editor;
}

function draftServer(flowId: string, client: QueryClient): DraftServer {
  return {
    async save(graph, revision) {
      try {
        const saved = await api.put<DraftSaved>(`/flows/${flowId}/draft`, { graph }, { ifMatch: revision });
        remember(client, flowId, { graph, ...saved });
        return saved;
      } catch (error) {
        // Whoever signs in again finds the drawing as it was kept here.
        if (isStatus(error, 401)) void client.invalidateQueries({ queryKey: keys.me });
        throw error;
      }
    },
    read: () => api.get(`/flows/${flowId}`),
    whenBack(run) {
      window.addEventListener("online", run);
      return () => window.removeEventListener("online", run);
    },
  };
}

/** Whoever leaves the flow and comes back sees at once what was saved, and not what was read when it was opened. */
function remember(client: QueryClient, flowId: string, saved: DraftSaved & Pick<FlowDetail, "graph">): void {
  const queryKey = keys.flow(flowId);
  // It is no newer than before in all else that is known of the flow.
  const updatedAt = client.getQueryState(queryKey)?.dataUpdatedAt;
  client.setQueryData<FlowDetail>(queryKey, (known) => known && { ...known, ...saved }, { updatedAt });
}

/** Writes each step's first problem to where the step reads it, so that a new problem renders one step. */
function showProblems({ store, status }: Editor): () => void {
  const show = () => {
    const { graph, problems } = store.getState();
    for (const { id } of graph.nodes) {
      const own = problems.filter(({ nodeId }) => nodeId === id);
      const first = own.find(({ severity }) => severity === "error") ?? own[0];
      // A hint beside an error is no second thing that must be mended.
      const alike = own.filter(({ severity }) => severity === first?.severity);
      status.steps.change(id, { problem: first, problemCount: alike.length });
    }
  };
  show();
  return store.subscribe(({ problems }, before) => {
    if (problems !== before.problems) show();
  });
}
