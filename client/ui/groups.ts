import type { NodeTypeView } from "../../server/catalog/contract.ts";

export type StepGroup = NodeTypeView["group"];

interface Silhouette {
  readonly label: string;
  /** On a field of 36 × 36. */
  readonly path: string;
  /** Where the icon sits and how large it is, so that it looks centred in the shape. */
  readonly icon: { readonly x: number; readonly y: number; readonly size: number };
}

/** The shape belongs to the group, so that colour is never alone. */
export const SILHOUETTES: Record<StepGroup, Silhouette> = {
  intake: {
    label: "Comes in",
    path: "M4 10a4 4 0 0 1 4-4h14.5a4 4 0 0 1 3.1 1.5l7 8.7a3 3 0 0 1 0 3.7l-7 8.6a4 4 0 0 1-3.1 1.5H8a4 4 0 0 1-4-4z",
    icon: { x: 9, y: 10, size: 16 },
  },
  decide: {
    label: "Decide",
    path: "M15.5 2.5a3.6 3.6 0 0 1 5 0l13 13a3.6 3.6 0 0 1 0 5l-13 13a3.6 3.6 0 0 1-5 0l-13-13a3.6 3.6 0 0 1 0-5z",
    icon: { x: 10, y: 10, size: 16 },
  },
  assign: {
    label: "Assign",
    path: "M11.5 6h13a12 12 0 0 1 0 24h-13a12 12 0 0 1 0-24z",
    icon: { x: 10, y: 10, size: 16 },
  },
  act: {
    label: "Act",
    path: "M9 4h18a5 5 0 0 1 5 5v18a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5V9a5 5 0 0 1 5-5z",
    icon: { x: 9, y: 9, size: 18 },
  },
  wait: { label: "Wait", path: "M18 2a16 16 0 1 1 0 32 16 16 0 0 1 0-32z", icon: { x: 9, y: 9, size: 18 } },
  escalate: {
    label: "Escalate",
    path: "M15 4.2a3.5 3.5 0 0 1 6 0l13 22.5a3.5 3.5 0 0 1-3 5.3H5a3.5 3.5 0 0 1-3-5.3z",
    icon: { x: 10, y: 13, size: 16 },
  },
  end: {
    label: "End",
    path: "M12.3 3h11.4a3 3 0 0 1 2.1.9l6.3 6.3a3 3 0 0 1 .9 2.1v11.4a3 3 0 0 1-.9 2.1l-6.3 6.3a3 3 0 0 1-2.1.9H12.3a3 3 0 0 1-2.1-.9l-6.3-6.3a3 3 0 0 1-.9-2.1V12.3a3 3 0 0 1 .9-2.1l6.3-6.3a3 3 0 0 1 2.1-.9z",
    icon: { x: 9.5, y: 9.5, size: 17 },
  },
};

export function isStepGroup(name: string): name is StepGroup {
  return name in SILHOUETTES;
}
