import { Button } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import type { FlowView } from "../../server/flows/contract.ts";
import type { StepEvent } from "../../server/live/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { useNodeTypes } from "../api/flows.ts";
import { keys } from "../api/keys.ts";
import { useTopic } from "../api/socket.ts";
import { Chip } from "../ui/Chip.tsx";
import { isStepGroup } from "../ui/groups.ts";
import { Loading } from "../ui/Loading.tsx";
import { Sign } from "../ui/Sign.tsx";
import { lastedWords } from "../ui/time.ts";
import classes from "./FirstScreen.module.css";

const LiveDrawing = lazy(async () => ({ default: (await import("./LiveDrawing.tsx")).LiveDrawing }));

const SHOWN = 3;

interface LiveFlowProps {
  readonly flow: FlowView;
  /** The lead that one sent oneself. */
  readonly mine: string | null;
}

/** A flow as it runs: its drawing, and what happened last in words. */
export function LiveFlow({ flow, mine }: LiveFlowProps) {
  const [isPaused, setPaused] = useState(false);
  const [events, setEvents] = useState<readonly StepEvent[]>([]);
  const client = useQueryClient();
  useTopic(`flow:${flow.id}`, {
    step: (event) => {
      if (!isPaused && event.exit !== null) setEvents((before) => [event, ...before].slice(0, SHOWN));
    },
    resync: () => void client.invalidateQueries({ queryKey: keys.flowCounts(flow.id) }),
  });
  return (
    <section className={`panel ${classes.demo}`} aria-label={`${flow.name}, live`}>
      <header>
        <h2>{flow.name}</h2>
        <Chip tone={isPaused ? "plain" : "good"} dot={!isPaused}>
          {isPaused ? "Picture paused" : "Live, made-up leads"}
        </Chip>
        <div className="row wrap push">
          <Button
            size="xs"
            leftSection={isPaused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
            onClick={() => setPaused(!isPaused)}
          >
            {isPaused ? "Go on" : "Pause"}
          </Button>
          <Button size="xs" component={Link} href={`/flows/${flow.id}`}>
            Open in editor
          </Button>
        </div>
      </header>
      <div className={classes.canvas}>
        <Suspense fallback={<Loading />}>
          <LiveDrawing flowId={flow.id} name={flow.name} isPaused={isPaused} />
        </Suspense>
      </div>
      <ul className={`list ${classes.log}`} aria-label="What happened last">
        {events.length === 0 && <li className="muted">Waiting for the next lead. One comes every few seconds.</li>}
        {events.map((event) => (
          <LogLine key={`${event.runId}-${event.seq}`} event={event} isMine={event.leadId === mine} />
        ))}
      </ul>
    </section>
  );
}

function LogLine({ event, isMine }: { event: StepEvent; isMine: boolean }) {
  const { data: nodeTypes } = useNodeTypes();
  const now = useServerNow();
  const group = nodeTypes?.find(({ type }) => type === event.type)?.group ?? "act";
  return (
    <li data-mine={isMine}>
      <Sign group={isStepGroup(group) ? group : "act"} size={14} />
      <span className="truncate">
        <b className="strong">{event.leadName}</b>: {event.sentence}
      </span>
      <span className="push tiny muted nowrap">{lastedWords(now - Date.parse(event.at))}</span>
    </li>
  );
}
