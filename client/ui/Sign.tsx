import { createElement } from "react";
import { SILHOUETTES, type StepGroup } from "./groups.ts";
import classes from "./Sign.module.css";
import { stepIcon } from "./step-icons.ts";

interface SignProps {
  readonly group: StepGroup;
  /** The step type's own icon, by its name; the group's when absent. */
  readonly icon?: string;
  /** Pixels. Below 20 only the shape is drawn. */
  readonly size?: 14 | 20 | 28 | 36;
  /** Read aloud; without it the sign is decoration beside words that say the same. */
  readonly label?: string;
}

const SMALLEST_WITH_ICON = 20;

/** Shape, colour and icon of a step. */
export function Sign({ group, icon, size = 36, label }: SignProps) {
  const silhouette = SILHOUETTES[group];
  const spoken = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    <svg className={`${classes.sign} group-${group}`} width={size} height={size} viewBox="0 0 36 36" {...spoken}>
      <path className={classes.shape} d={silhouette.path} />
      {size >= SMALLEST_WITH_ICON &&
        createElement(stepIcon(group, icon), {
          className: classes.icon,
          x: silhouette.icon.x,
          y: silhouette.icon.y,
          size: silhouette.icon.size,
          stroke: 1.9,
        })}
    </svg>
  );
}
