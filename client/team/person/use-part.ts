import { useState } from "react";
import type { PersonChange, PersonView } from "../../../server/people/contract.ts";
import { useChangePerson } from "../../api/people.ts";
import { tellDone } from "../../ui/tell.tsx";

/**
 * A part of somebody that is edited and saved by itself.
 *
 * @param saved that part as the server has it; what is on screen stays when it changes meanwhile
 * @param doneWords "Hours of Ann Berger saved."
 */
export function usePart<Part extends PersonChange>(person: PersonView, saved: Part, doneWords: string) {
  const [draft, setDraft] = useState(saved);
  const change = useChangePerson();
  return {
    draft,
    set: (next: Partial<Part>) => setDraft((now) => ({ ...now, ...next })),
    isChanged: JSON.stringify(draft) !== JSON.stringify(saved),
    isSaving: change.isPending,
    error: change.error,
    save: () => change.mutate({ ...draft, id: person.id }, { onSuccess: () => tellDone(doneWords) }),
    reset: () => {
      change.reset();
      setDraft(saved);
    },
  };
}

/** What {@link PartEnd} needs of it. */
export type Part = Pick<ReturnType<typeof usePart>, "isChanged" | "isSaving" | "error" | "save" | "reset">;
