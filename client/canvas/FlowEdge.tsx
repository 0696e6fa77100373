import { IconPlus } from "@tabler/icons-react";
import { EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ArrowElement } from "./canvas-elements.ts";
import { type Boxes, useCanvas } from "./canvas-context.ts";
import classes from "./FlowEdge.module.css";
import { type Box, boxAt, NODE_HEIGHT, NODE_WIDTH, type Point } from "./geometry.ts";
import { labelPoint, route, toPath } from "./route.ts";
import { arrowKey, type ArrowStatus, useKeyed } from "./status.ts";

/** Half of a port's height: React Flow's ends lie on its rim, the step's border in its middle. */
const PORT_RADIUS = 4.5;

/** Roughly: a pill without words, and a letter in it. */
const LABEL_WIDTH = 36;
const LETTER_WIDTH = 6.5;

/** Draws an arrow with its outcome and count, around the steps in between. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps<ArrowElement>) {
  const { id, source, sourceHandleId, selected, data } = props;
  const { status, ways } = useCanvas();
  const arrow = useKeyed(status.arrows, arrowKey(source, sourceHandleId ?? ""));
  const [isHovered, setHovered] = useState(false);
  const way = useWay(props);
  useLayoutEffect(() => {
    ways.set(id, way);
    return () => void ways.delete(id);
  }, [id, way, ways]);

  const path = toPath(way);
  const outcome = data?.isOnly ? "" : (data?.port.label ?? "");
  return (
    <g
      className={classes.arrow}
      data-arrow-id={id}
      data-width={arrow.width}
      data-taken={arrow.taken}
      data-selected={selected || undefined}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
    >
      <path className={classes.reach} d={path} />
      <path className={classes.line} d={path} />
      <path className={classes.head} d={headAt(way.at(-1)!)} />
      <EdgeLabelRenderer>
        <Label
          edgeId={id}
          at={labelPoint(way, LABEL_WIDTH + outcome.length * LETTER_WIDTH)}
          outcome={outcome}
          arrow={arrow}
          isActive={isHovered || Boolean(selected)}
          onHover={setHovered}
        />
      </EdgeLabelRenderer>
    </g>
  );
});

/** Drawn again only when its own way changes, not with each move of some other step. */
function useWay(props: EdgeProps<ArrowElement>): readonly Point[] {
  const { source, target, sourceX, sourceY, targetX, targetY, data } = props;
  const { boxes } = useCanvas();
  const portX = data?.port.x ?? NODE_WIDTH / 2;
  const lane = data?.port.lane ?? 0;
  const read = useMemo(() => {
    const ends = { from: { x: sourceX, y: sourceY }, to: { x: targetX, y: targetY }, lane };
    return wayReader(boxes, { source, target, portX, ends });
  }, [boxes, source, target, sourceX, sourceY, targetX, targetY, portX, lane]);
  return useSyncExternalStore(boxes.watch, read);
}

interface ArrowEnds {
  readonly source: string;
  readonly target: string;
  readonly portX: number;
  readonly ends: Parameters<typeof route>[0];
}

/** Routes anew when steps have moved, and gives the same object as long as the way is the same. */
function wayReader(boxes: Boxes, { source, target, portX, ends }: ArrowEnds): () => readonly Point[] {
  let way: readonly Point[] = [];
  let routedAround: ReadonlyMap<string, Box> | undefined;
  // The two ends may be on the move, and then stand elsewhere than the saved drawing says.
  const from = boxAt({ x: ends.from.x - portX, y: ends.from.y - PORT_RADIUS - NODE_HEIGHT });
  const to = boxAt({ x: ends.to.x - NODE_WIDTH / 2, y: ends.to.y + PORT_RADIUS });
  return () => {
    if (routedAround === boxes.get()) return way;
    routedAround = boxes.get();
    const others = [...routedAround].filter(([id]) => id !== source && id !== target).map(([, box]) => box);
    const next = route(ends, [...others, from, to]);
    if (toPath(next) !== toPath(way)) way = next;
    return way;
  };
}

/** Arrows always come in from above. */
const headAt = ({ x, y }: Point) => `M${x - 5} ${y - 4}h10l-5 8z`;

interface LabelProps {
  readonly edgeId: string;
  readonly at: Point;
  readonly outcome: string;
  readonly arrow: ArrowStatus;
  readonly isActive: boolean;
  readonly onHover: (isHovered: boolean) => void;
}

function Label({ edgeId, at, outcome, arrow, isActive, onHover }: LabelProps) {
  const { edit } = useCanvas();
  const transform = `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)`;
  const hasWords = outcome !== "" || arrow.count !== undefined;
  return (
    <div
      className={classes.label}
      style={{ transform }}
      data-arrow-id={edgeId}
      data-active={isActive || undefined}
      onMouseEnter={() => onHover(true)}
      onMouseLeave={() => onHover(false)}
    >
      {hasWords && (
        <span className={classes.pill} data-taken={arrow.taken}>
          {outcome}
          {arrow.count !== undefined && <b>{arrow.count.toLocaleString("en")}</b>}
        </span>
      )}
      {edit && (
        <button
          type="button"
          className={`${classes.insert} nodrag nopan`}
          aria-label={outcome ? `Insert a step after ${outcome}` : "Insert a step here"}
          tabIndex={-1}
          onClick={(event) => edit.insertOn(edgeId, event)}
        >
          <IconPlus size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
