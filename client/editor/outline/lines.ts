/**
 * Goes to the line of a step, with the keys too: whatever highlights a line brings the focus along, so that the keys work
 * on the line that one sees highlighted.
 *
 * @returns undefined when the outline has no line for it, as for an end
 */
export function focusLine(nodeId: string | undefined): HTMLElement | undefined {
  const line = lineOf(nodeId);
  line?.focus();
  return line;
}

const lineOf = (nodeId = ""): HTMLElement | undefined =>
  document.querySelector<HTMLElement>(`[data-outline-step="${CSS.escape(nodeId)}"]`) ?? undefined;
