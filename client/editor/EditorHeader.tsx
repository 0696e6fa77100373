import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconFlask, IconPlayerPause } from "@tabler/icons-react";
import { Link } from "wouter";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { Chip } from "../ui/Chip.tsx";
import { SaveState } from "../ui/SaveState.tsx";
import { useEditor, useSaving } from "./editor-context.ts";
import classes from "./EditorHeader.module.css";
import { useUndo } from "./editor-store.ts";
import { FlowName } from "./FlowName.tsx";
import { FlowMenu } from "./FlowMenu.tsx";
import { GoLive } from "./GoLive.tsx";
import { HereNow } from "./HereNow.tsx";
import { useView, VIEWS } from "./use-view.ts";

export function EditorHeader({ flow, onTry }: { flow: FlowDetail; onTry: () => void }) {
  const { view, views, setView } = useView();
  const { status } = useSaving();
  return (
    <header className={classes.top}>
      <span className={`${classes.wide} small muted`}>
        <Link href="/flows">Flows</Link>&ensp;/
      </span>
      <FlowName flow={flow} />
      <span className={classes.state}>
        <LiveChip flow={flow} />
      </span>
      <SegmentedControl
        aria-label="View"
        size="xs"
        className={classes.views}
        data={views.map((name) => ({ value: name, label: VIEWS[name] }))}
        value={view}
        onChange={(name) => setView(name)}
      />
      <span className={classes.saving}>
        <SaveState status={status} />
      </span>
      <UndoButtons />
      <span className={classes.here}>
        <HereNow flowId={flow.id} />
      </span>
      <span className={classes.actions}>
        <Button leftSection={<IconFlask size={18} />} onClick={onTry} className={classes.try}>
          Try it out
        </Button>
        <GoLive flow={flow} />
        <FlowMenu flow={flow} onTry={onTry} />
      </span>
    </header>
  );
}

function LiveChip({ flow }: { flow: FlowDetail }) {
  if (flow.status === "paused") {
    return (
      <Chip tone="warn" icon={<IconPlayerPause />}>
        Paused
      </Chip>
    );
  }
  if (flow.liveVersion === null) return <Chip>Draft</Chip>;
  return (
    <Chip tone="good" dot>
      Version {flow.liveVersion} is live
    </Chip>
  );
}

function UndoButtons() {
  const { canUndo, canRedo, undo, redo } = useUndo(useEditor().store);
  return (
    <span className={classes.undo}>
      <ActionIcon aria-label="Undo" title="Undo (Ctrl Z)" disabled={!canUndo} onClick={undo}>
        <IconArrowBackUp size={18} />
      </ActionIcon>
      <ActionIcon aria-label="Redo" title="Redo (Ctrl Shift Z)" disabled={!canRedo} onClick={redo}>
        <IconArrowForwardUp size={18} />
      </ActionIcon>
    </span>
  );
}
