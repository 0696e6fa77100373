import { useEffect, useRef, useState } from "react";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { tooLateOf, useAccept, useAttempt } from "../leads/lead-actions.ts";
import type { Way } from "../leads/reach.ts";
import { tellFailed } from "../ui/tell.tsx";
import { useOngoing } from "../ui/use-ongoing.ts";
import type { InboxActs } from "./inbox-acts.ts";
import type { TooLateNote } from "./TooLateNotes.tsx";

/** What is open above the inbox. It holds the lead itself, which may leave the list meanwhile. */
export type OpenSheet =
  | { readonly kind: "pass-on"; readonly item: InboxItem }
  | { readonly kind: "contact"; readonly item: InboxItem; readonly way: Way };

/** The lead just accepted: until the next one it shows its next step, where it belongs now. */
export interface JustAccepted {
  readonly assignmentId: string;
  /** Where its card stood on the screen, in pixels from the top: from there it moves. */
  readonly fromTop: number | null;
}

const topOf = (assignmentId: string): number | null =>
  document.querySelector(`[data-item="${assignmentId}"]`)?.getBoundingClientRect().top ?? null;

/** Keys go on at the lead that a sheet was about: the button that opened it may be gone with what was done in it. */
function useFocusOnClose(open: string | undefined): void {
  const last = useRef<string>(undefined);
  useEffect(() => {
    const closed = open === undefined ? last.current : undefined;
    last.current = open;
    if (closed === undefined || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-item="${closed}"]`)?.focus({ preventScroll: true });
  }, [open]);
}

/** What the inbox remembers beside what the server says: the open sheet, the lead just accepted, what came too late. */
export function useInboxState() {
  const accept = useAccept();
  const accepting = useOngoing();
  const attempt = useAttempt();
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  useFocusOnClose(sheet?.item.assignmentId);
  const [justAccepted, setJustAccepted] = useState<JustAccepted | null>(null);
  const [late, setLate] = useState<readonly TooLateNote[]>([]);
  const noteLate = (words: string) => setLate((notes) => [...notes, { id: (notes.at(-1)?.id ?? 0) + 1, words }]);

  const acts: InboxActs = {
    isAccepting: accepting.has,
    accept: ({ assignmentId, lead }) => {
      const fromTop = topOf(assignmentId);
      // By each one's own promise: whoever accepts a second lead at once must still hear what became of the first.
      void accepting
        .run(assignmentId, () => accept.mutateAsync({ assignmentId }))
        .then(
          () => setJustAccepted({ assignmentId, fromTop }),
          (error: unknown) => {
            const tooLate = tooLateOf(error);
            if (tooLate) noteLate(`${lead.name}: ${tooLate.message}`);
            else tellFailed(error);
          },
        );
    },
    passOn: (item) => setSheet({ kind: "pass-on", item }),
    reach: (item, way) => {
      // Whether or not the deadline could be held, the phone is ringing: nothing to tell about it.
      attempt.mutate({ assignmentId: item.assignmentId, channel: way.channel });
      setSheet({ kind: "contact", item, way });
    },
  };
  return {
    acts,
    sheet,
    setSheet,
    justAccepted,
    late,
    noteLate,
    closeLate: (id: number) => setLate((notes) => notes.filter((note) => note.id !== id)),
  };
}
