import { type PointerEvent as ReactPointerEvent, useCallback, useState } from "react";
import type { NodeTypeView } from "../../server/catalog/contract.ts";

/** A step that is being dragged out of the palette, and where the pointer is. */
export interface Grabbed {
  readonly nodeType: NodeTypeView;
  readonly x: number;
  readonly y: number;
}

/** A press that moves less is a click. */
const SLACK = 5;

/**
 * Drags a step from the palette with pointer events, which fingers have, too, unlike HTML's drag and drop.
 *
 * @param drop is told where in the window it was let go
 */
export function useGrabStep(drop: (grabbed: Grabbed) => void) {
  const [grabbed, setGrabbed] = useState<Grabbed | null>(null);
  const grab = useCallback(
    (nodeType: NodeTypeView, event: ReactPointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      const { clientX, clientY } = event;
      const source = event.currentTarget;
      const end = new AbortController();
      let isMoving = false;
      const at = ({ clientX: x, clientY: y }: PointerEvent): Grabbed => ({ nodeType, x, y });
      const { signal } = end;
      const finish = () => {
        end.abort();
        setGrabbed(null);
      };
      window.addEventListener(
        "pointermove",
        (move) => {
          isMoving ||= Math.hypot(move.clientX - clientX, move.clientY - clientY) > SLACK;
          if (isMoving) setGrabbed(at(move));
        },
        { signal },
      );
      window.addEventListener(
        "pointerup",
        (up) => {
          finish();
          if (!isMoving) return;
          // A click that follows belongs to the drag.
          const swallow = (click: Event) => click.stopImmediatePropagation();
          source.addEventListener("click", swallow, { capture: true });
          setTimeout(() => {
            source.removeEventListener("click", swallow, { capture: true });
            drop(at(up));
          });
        },
        { signal },
      );
      window.addEventListener("pointercancel", finish, { signal });
      window.addEventListener("keydown", (key) => key.key === "Escape" && finish(), { signal });
    },
    [drop],
  );
  return { grabbed, grab };
}
