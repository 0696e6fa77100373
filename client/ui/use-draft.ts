import { useState } from "react";
import { useMe } from "../api/session.ts";
import { textDraft } from "./text-drafts.ts";

/**
 * Text that survives a closed sheet, a reload and a lost connection, until `clear` says that it is safe on the server. It is
 * the signed-in person's own.
 *
 * @param key what it is about: "note:ID"
 */
export function useDraft(key: string): { text: string; change: (text: string) => void; clear: () => void } {
  const draft = textDraft(useMe().id, key);
  const [text, setText] = useState(draft.read);
  const change = (next: string) => {
    setText(next);
    draft.write(next);
  };
  return { text, change, clear: () => change("") };
}
