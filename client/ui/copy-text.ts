/**
 * Puts text on the clipboard, after a press. Pages that are neither https nor localhost have no clipboard of their own: there a
 * selection is copied, as Ctrl C would.
 *
 * @param beside where one pressed
 * @returns whether it is on the clipboard
 */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const isWritten = await clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  return isWritten || copySelection(text, beside);
}

function copySelection(text: string, beside: HTMLElement): boolean {
  const focused = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.readOnly = true;
  box.className = "hidden";
  // A selection is copied as it is drawn: without this, its lines lose how they are set in.
  box.style.whiteSpace = "pre";
  // Inside the dialog, if there is one: it would take the focus back.
  beside.after(box);
  box.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

/** Marks what an element shows, so that one can copy it oneself. */
export function markText(element: HTMLElement): void {
  if (element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  } else {
    window.getSelection()?.selectAllChildren(element);
  }
}
