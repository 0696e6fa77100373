import { ActionIcon, Button } from "@mantine/core";
import { IconMaximize, IconMinus, IconPlayerPause, IconPlayerPlay, IconPlus, IconSettings } from "@tabler/icons-react";
import { Panel, useReactFlow, useViewport } from "@xyflow/react";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { useConnection } from "../api/socket.ts";
import { arrowKey, useKeyed } from "../canvas/status.ts";
import { useFit } from "../canvas/use-fit.ts";
import { Dot } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Sign } from "../ui/Sign.tsx";
import { CornerTools } from "./CornerTools.tsx";
import { useEditor, useEditorState } from "./editor-context.ts";
import classes from "./CanvasTools.module.css";
import { useAddStep } from "./use-add-step.ts";

interface CanvasToolsProps {
  readonly flow: FlowDetail;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
  /** Where palette and form do not fit beside the drawing. */
  readonly openSheet?: (sheet: "palette" | "form") => void;
}

export function CanvasTools({ flow, isPaused, onPause, openSheet }: CanvasToolsProps) {
  return (
    <>
      <Panel position="top-left" className={classes.float}>
        {openSheet && (
          <>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPlus size={16} />}
              onClick={() => openSheet("palette")}
            >
              Add a step
            </Button>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconSettings size={16} />}
              onClick={() => openSheet("form")}
            >
              Step
            </Button>
          </>
        )}
        <LiveState flow={flow} isPaused={isPaused} onPause={onPause} />
      </Panel>
      <CornerTools />
      <Panel position="bottom-left" className={classes.float}>
        <Zoom />
      </Panel>
      <HowToBegin />
    </>
  );
}

/** What was read once, and what has gone from the first step since: that counts with every lead. */
function useLeadsToday({ today }: FlowDetail): number {
  const { status, nodeTypes } = useEditor();
  const { nodes, edges } = useEditorState(({ graph }) => graph);
  const first = nodes.find(({ type }) => nodeTypes.get(type)?.isStart);
  const arrow = edges.find(({ source }) => source === first?.id);
  const { count = 0 } = useKeyed(status.arrows, arrow ? arrowKey(arrow.source, arrow.sourceHandle) : "");
  return Math.max(today, count);
}

function LiveState({ flow, isPaused, onPause }: Omit<CanvasToolsProps, "openSheet">) {
  const connection = useConnection();
  const today = useLeadsToday(flow);
  if (flow.status === "draft") return <span className={`${classes.floatWords} muted`}>Not live yet</span>;
  const words = connection === "lost" ? "No connection" : isPaused ? "Standing still" : "Live";
  return (
    <span className="row">
      <span className={classes.floatWords}>
        <Dot state={connection === "lost" || isPaused ? "off" : "on"} />
        {words}, {today.toLocaleString("en")} today
      </span>
      <ActionIcon
        size="xs"
        aria-label={isPaused ? "Let the picture move" : "Hold the picture still"}
        onClick={() => onPause(!isPaused)}
      >
        {isPaused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
      </ActionIcon>
    </span>
  );
}

/** What belongs on an empty drawing, and the first step with one press. */
function HowToBegin() {
  const { nodeTypes } = useEditor();
  const isEmpty = useEditorState(({ graph }) => graph.nodes.length === 0);
  const add = useAddStep();
  const start = [...nodeTypes.values()].find(({ isStart }) => isStart);
  if (!isEmpty || !start) return null;
  return (
    <Panel position="top-center" className={classes.howToBegin}>
      <Empty
        title="Draw how a lead finds its person"
        icon={<Sign group={start.group} icon={start.icon} />}
        action={
          <Button variant="filled" onClick={() => add(start.type)}>
            Add “{start.title}”
          </Button>
        }
      >
        It begins where leads come in. Drag steps from the left, then pull arrows from the dots below them.
      </Empty>
    </Panel>
  );
}

function Zoom() {
  const flow = useReactFlow();
  const fit = useFit();
  const { zoom } = useViewport();
  return (
    <>
      <ActionIcon size="xs" aria-label="Zoom out" onClick={() => void flow.zoomOut()}>
        <IconMinus size={16} />
      </ActionIcon>
      <span className={classes.zoom}>{Math.round(zoom * 100)} %</span>
      <ActionIcon size="xs" aria-label="Zoom in" onClick={() => void flow.zoomIn()}>
        <IconPlus size={16} />
      </ActionIcon>
      <ActionIcon size="xs" aria-label="Fit to screen" title="Fit to screen" onClick={() => fit()}>
        <IconMaximize size={16} />
      </ActionIcon>
    </>
  );
}
