import type { AriaLabelConfig } from "@xyflow/react";

/** What React Flow says to people who listen, in our words; for a flow to look at. */
export const PICTURE_WORDS: Partial<AriaLabelConfig> = {
  // React Flow says this one while its keys work, and the one named "default" while they do not.
  "node.a11yDescription.keyboardDisabled": "Press Enter to choose this step.",
  "edge.a11yDescription.default": "An arrow to the next step.",
  "handle.ariaLabel": "Outcome",
  "minimap.ariaLabel": "Map of the flow",
};

/** For a flow to draw on. */
export const DRAWING_WORDS: Partial<AriaLabelConfig> = {
  ...PICTURE_WORDS,
  "node.a11yDescription.keyboardDisabled":
    "Press Enter to choose it. Then arrow keys move it, Delete removes it, Escape lets it go.",
  "node.a11yDescription.ariaLiveMessage": ({ direction }) => `Moved ${direction}`,
  "edge.a11yDescription.default": "Press Enter to choose this arrow. Then Delete removes it.",
};
