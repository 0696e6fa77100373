import { useState } from "react";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { tooLateOf, useAccept, useAttempt } from "../leads/lead-actions.ts";
import type { Way } from "../leads/reach.ts";
import { tellFailed } from "../ui/tell.tsx";
import type { InboxActs } from "./inbox-acts.ts";
import type { TooLateNote } from "./TooLateNotes.tsx";

/** What is open above the inbox. It holds the lead itself, which may leave the list meanwhile. */
export type OpenSheet =
  | { readonly kind: "pass-on"; readonly item: InboxItem }
  | { readonly kind: "contact"; readonly item: InboxItem; readonly way: Way };

/** The lead just accepted, and where among the new ones it stood: there its next step is shown, under the same thumb. */
export interface JustAccepted {
  readonly assignmentId: string;
  readonly place: number;
}

/** What the inbox remembers beside what the server says: the open sheet, the lead just accepted, what came too late. */
export function useInboxState(items: readonly InboxItem[]) {
  const accept = useAccept();
  const attempt = useAttempt();
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const [justAccepted, setJustAccepted] = useState<JustAccepted | null>(null);
  const [late, setLate] = useState<readonly TooLateNote[]>([]);
  const noteLate = (words: string) => setLate((notes) => [...notes, { id: Date.now(), words }]);

  const acts: InboxActs = {
    accepting: accept.isPending ? accept.variables.assignmentId : null,
    accept: ({ assignmentId, lead }) => {
      // New ones come first.
      const place = items.findIndex((item) => item.assignmentId === assignmentId);
      accept.mutate(
        { assignmentId },
        {
          onSuccess: () => setJustAccepted({ assignmentId, place }),
          onError: (error) => {
            const tooLate = tooLateOf(error);
            if (tooLate) noteLate(`${lead.name}: ${tooLate.message}`);
            else tellFailed(error);
          },
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
