import { ActionIcon, Button, Menu, SegmentedControl } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconFlask,
  IconPlayerPause,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { Link } from "wouter";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { Chip } from "../ui/Chip.tsx";
import { SaveState } from "../ui/SaveState.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { useEditor, useSaving } from "./editor-context.ts";
import classes from "./EditorHeader.module.css";
import { useUndo } from "./editor-store.ts";
import { FlowName } from "./FlowName.tsx";
import { usePauseFlow } from "./flow-queries.ts";
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
        <MoreMenu flow={flow} onTry={onTry} />
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

function MoreMenu({ flow, onTry }: { flow: FlowDetail; onTry: () => void }) {
  const pause = usePauseFlow(flow.id);
  const switchTo = (to: "pause" | "resume") =>
    pause.mutate(to, {
      onSuccess: () =>
        tellDone(
          to === "pause"
            ? "Paused. Leads that are in it go on; new ones come to Needs attention."
            : "New leads come in again.",
        ),
      onError: tellFailed,
    });
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label="More for this flow">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item className={classes.narrowOnly} leftSection={<IconFlask size={16} />} onClick={onTry}>
          Try it out
        </Menu.Item>
        {flow.status === "live" && (
          <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => switchTo("pause")}>
            Pause this flow
          </Menu.Item>
        )}
        {flow.status === "paused" && (
          <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => switchTo("resume")}>
            Let leads come in again
          </Menu.Item>
        )}
        <Menu.Item component={Link} href="/flows">
          All flows
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
