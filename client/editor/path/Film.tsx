import { ActionIcon } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { StepView } from "../../../server/runs/contract.ts";
import { exitLabelOf, type NodeTypes } from "../../canvas/node-types.ts";
import { Sign } from "../../ui/Sign.tsx";
import { exactTime } from "./exact-time.ts";
import classes from "./path.module.css";

interface FilmProps {
  readonly steps: readonly StepView[];
  readonly nodeTypes: NodeTypes;
  readonly chosen: number | undefined;
  readonly onChoose: (seq: number | null) => void;
}

const PICTURE_MS = 1100;

/** What happened, in order; it can be played. */
export function Film({ steps, nodeTypes, chosen, onChoose }: FilmProps) {
  const [isPlaying, setPlaying] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      const next = steps.find(({ seq }) => seq > (chosen ?? 0));
      if (next) onChoose(next.seq);
      else setPlaying(false);
    }, PICTURE_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, steps, chosen, onChoose]);
  useEffect(() => {
    list.current?.querySelector(`[data-seq="${chosen}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosen]);
  return (
    <div className={classes.film}>
      <ActionIcon
        variant="default"
        aria-label={isPlaying ? "Hold the film" : "Play this path"}
        onClick={() => {
          const isAtEnd = chosen === steps.at(-1)?.seq;
          if (!isPlaying && isAtEnd) onChoose(steps[0]?.seq ?? null);
          setPlaying(!isPlaying);
        }}
      >
        {isPlaying ? <IconPlayerPause size={18} /> : <IconPlayerPlay size={18} />}
      </ActionIcon>
      <ol ref={list} aria-label="What happened">
        {steps.map((step) => {
          const nodeType = nodeTypes.get(step.type);
          return (
            <li key={step.seq} data-seq={step.seq}>
              <button type="button" aria-pressed={step.seq === chosen} onClick={() => onChoose(step.seq)}>
                <Sign group={nodeType?.group ?? "end"} icon={nodeType?.icon} size={20} />
                <span className="strong small truncate">{sayShort(step, nodeTypes)}</span>
                <span className="tiny muted">{exactTime(step.at)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The outcome where the step has several, else the step's title. */
function sayShort({ type, exit }: StepView, nodeTypes: NodeTypes): string {
  const nodeType = nodeTypes.get(type);
  if (!nodeType) return type;
  if (exit === null) return "Waits";
  const isPlain = Object.keys(nodeType.exits).length < 2 && nodeType.listedExits === null;
  return isPlain ? nodeType.title : exitLabelOf(nodeType, exit);
}
