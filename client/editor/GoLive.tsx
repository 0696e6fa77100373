import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { ApiError } from "../api/errors.ts";
import { useNames } from "../config-form/names.ts";
import { BeforeLive } from "../flows/BeforeLive.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Note } from "../ui/Note.tsx";
import type { SaveStatus } from "../ui/SaveState.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { plural } from "../ui/time.ts";
import { type Change, changesBetween } from "./changes.ts";
import { CoverageWarnings } from "./coverage/CoverageWarnings.tsx";
import { useEditor, useEditorState, useSaving } from "./editor-context.ts";
import classes from "./GoLive.module.css";
import changeClasses from "./changes.module.css";
import { useGoLive, useVersions } from "./flow-queries.ts";

const NOTHING_YET = { nodes: [], edges: [] };

/** The one main button. Says what changes before anybody is affected. */
export function GoLive({ flow }: { flow: FlowDetail }) {
  const [isAsking, setAsking] = useState(false);
  const changes = useChanges(flow);
  const errors = useEditorState(({ problems }) => problems.filter(({ severity }) => severity === "error").length);
  const { autosave } = useEditor();
  const { status } = useSaving();
  const isFirst = flow.liveVersion === null;
  const count = changes?.length ?? 0;
  const label = isFirst || count === 0 ? "Go live" : `Go live with ${plural(count, "change")}`;
  const why = whyUnsaved(status) ?? whyNot(errors, !isFirst && changes !== undefined && count === 0);
  return (
    <>
      <Button
        variant="filled"
        aria-disabled={why !== undefined}
        data-disabled={why !== undefined || undefined}
        title={why}
        onClick={() => {
          if (why !== undefined) return;
          void autosave.flush();
          setAsking(true);
        }}
      >
        <span className={classes.goLiveLong}>{label}</span>
        <span className={classes.goLiveShort}>Go live</span>
      </Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={isFirst ? "Go live?" : label + "?"}>
        {isAsking && <Confirmation flow={flow} changes={changes} onDone={() => setAsking(false)} />}
      </Modal>
    </>
  );
}

function whyUnsaved(status: SaveStatus): string | undefined {
  if (status.kind === "conflict") return "First decide which of the two drawings to keep.";
  if (status.kind !== "kept-here") return undefined;
  return status.why ?? "There is no connection; your changes are kept here.";
}

function whyNot(errors: number, isLiveAlready: boolean): string | undefined {
  if (errors > 0) return `First mend ${plural(errors, "problem")}: see below the drawing.`;
  return isLiveAlready ? "Everything drawn here is live already." : undefined;
}

/** Against the live version; undefined while that is on its way. */
function useChanges(flow: FlowDetail): readonly Change[] | undefined {
  const { nodeTypes } = useEditor();
  const names = useNames();
  const graph = useEditorState((state) => state.graph);
  const versions = useVersions(flow.id);
  if (flow.liveVersion === null) return changesBetween(NOTHING_YET, graph, { nodeTypes, names });
  const live = versions.data?.find(({ live }) => live);
  return live && changesBetween(live.graph, graph, { nodeTypes, names });
}

interface ConfirmationProps {
  readonly flow: FlowDetail;
  readonly changes: readonly Change[] | undefined;
  readonly onDone: () => void;
}

function Confirmation({ flow, changes, onDone }: ConfirmationProps) {
  const { autosave, store } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const why = whyUnsaved(useSaving().status);
  const goLive = useGoLive(flow.id, autosave);
  const publish = () =>
    goLive.mutate(undefined, {
      onSuccess(published) {
        // What is drawn did not reach the server: the dialog says why.
        if (!published) return;
        tellDone(`Version ${published.version} is live. New leads go this way now.`);
        onDone();
      },
      onError(error) {
        const problems = error instanceof ApiError ? error.facts["problems"] : undefined;
        if (!Array.isArray(problems)) return tellFailed(error);
        store.getState().setProblems(problems);
        onDone();
      },
    });
  return (
    <div className="stack">
      <p>
        {flow.liveVersion === null
          ? "From now on new leads go through this flow."
          : `New leads go the new way. ${inItNow(flow.waiting)}`}
      </p>
      {flow.liveVersion !== null && (changes ? <ChangeList changes={changes} /> : <Loading rows={2} />)}
      <BeforeLive graph={graph} />
      <CoverageWarnings />
      {flow.demo && <Note tone="info">This is the demo flow: its leads are made up.</Note>}
      {why !== undefined && <Note tone="bad">Not live yet. {why}</Note>}
      <div className={changeClasses.dialogButtons}>
        <Button onClick={onDone}>Not yet</Button>
        <Button variant="filled" loading={goLive.isPending} onClick={publish} data-autofocus>
          Go live
        </Button>
      </div>
    </div>
  );
}

export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={changeClasses.changes}>
      {changes.map(({ kind, sentence }, index) => (
        // Two new steps of one kind say the same.
        <li key={index} data-kind={kind} className="small">
          {sentence}
        </li>
      ))}
    </ul>
  );
}

function inItNow(waiting: number): string {
  if (waiting === 0) return "No lead is in it now.";
  return waiting === 1
    ? "The lead that is in it now finishes as it began."
    : `The ${waiting.toLocaleString("en")} leads in it now finish as they began.`;
}
