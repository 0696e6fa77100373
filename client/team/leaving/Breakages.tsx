import type { Breakage } from "../../../server/leaving/contract.ts";
import { Note } from "../../ui/Note.tsx";

/** What is no longer as it was; what blocks must be mended first. */
export function Breakages({ breaks }: { breaks: readonly Breakage[] }) {
  return breaks.map(({ text, blocks }) => (
    <Note key={text} tone={blocks ? "bad" : "warn"}>
      {text}
    </Note>
  ));
}
