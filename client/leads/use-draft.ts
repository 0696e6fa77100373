import { useState } from "react";

const nameOf = (key: string) => `baton-draft:${key}`;

/** Private windows may refuse to keep anything; then the text lives as long as the page. */
function kept<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/**
 * Text that survives a closed sheet, a reload and a lost connection, until `clear` says that it is safe on the server.
 *
 * @param key whose text it is: "note:ID"
 */
export function useDraft(key: string): { text: string; change: (text: string) => void; clear: () => void } {
  const [text, setText] = useState(() => kept(() => localStorage.getItem(nameOf(key))) ?? "");
  return {
    text,
    change: (next) => {
      setText(next);
      kept(() => (next ? localStorage.setItem(nameOf(key), next) : localStorage.removeItem(nameOf(key))));
    },
    clear: () => {
      setText("");
      kept(() => localStorage.removeItem(nameOf(key)));
    },
  };
}
