import { lazy, Suspense, useState } from "react";
import type { FlowDetail } from "../../server/flows/contract.ts";
import type { NodeTypes } from "../canvas/node-types.ts";
import { Loading } from "../ui/Loading.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import { CanvasView } from "./CanvasView.tsx";
import { ConflictNote } from "./ConflictNote.tsx";
import { EditorProvider } from "./editor-context.ts";
import classes from "./FlowEditor.module.css";
import { EditorHeader } from "./EditorHeader.tsx";
import { FlowLeadsView } from "./leads/FlowLeadsView.tsx";
import { NotSavedNote } from "./NotSavedNote.tsx";
import { OutlineView } from "./outline/OutlineView.tsx";
import { TryItOut } from "./try/TryItOut.tsx";
import { useOpenEditor } from "./use-open-editor.ts";
import { useView } from "./use-view.ts";
import { VersionsView } from "./versions/VersionsView.tsx";

const CoverageView = lazy(async () => ({ default: (await import("./coverage/CoverageView.tsx")).CoverageView }));

/** One open flow, in whichever view. */
export function FlowEditor({ flow, nodeTypes }: { flow: FlowDetail; nodeTypes: NodeTypes }) {
  const editor = useOpenEditor(flow, nodeTypes);
  const { view, setView } = useView();
  const [isTrying, setTrying] = useState(false);
  usePageTitle(flow.name);
  return (
    <EditorProvider value={editor}>
      <div className={classes.editor} data-editor>
        <EditorHeader flow={flow} onTry={() => setTrying(true)} />
        <div className={classes.body}>
          <ConflictNote />
          <NotSavedNote />
          <div className={classes.view}>
            {isTrying && <TryItOut flow={flow} onClose={() => setTrying(false)} />}
            {!isTrying && view === "canvas" && <CanvasView flow={flow} />}
            {!isTrying && view === "outline" && <OutlineView />}
            {!isTrying && view === "hours" && (
              <Suspense fallback={<Loading />}>
                <CoverageView flow={flow} />
              </Suspense>
            )}
            {!isTrying && view === "leads" && <FlowLeadsView flow={flow} />}
            {!isTrying && view === "versions" && <VersionsView flow={flow} onTakenBack={() => setView("canvas")} />}
          </div>
        </div>
      </div>
    </EditorProvider>
  );
}
