import type { PersonChange, PersonView } from "../../../server/people/contract.ts";
import { useChangePerson } from "../../api/people.ts";
import { tellDone } from "../../ui/tell.tsx";
import { type PartName, useKeptPart } from "./kept-parts.ts";
import { afterSaving, changePart, toSend } from "./part-draft.ts";

/**
 * A part of somebody that is edited and saved by itself. Untouched, it shows what the server has; once touched, what is on
 * screen stays, also while one looks at somebody else, and only that is sent.
 *
 * @param saved that part as the server has it
 * @param doneWords "Hours of Ann Berger saved."
 */
export function usePart<Part extends PersonChange>(person: PersonView, name: PartName, saved: Part, doneWords: string) {
  const [edited, setEdited] = useKeptPart<Part>(person.id, name);
  const change = useChangePerson();
  return {
    draft: edited?.draft ?? saved,
    set: (next: Partial<Part>) => setEdited((now) => changePart(now, saved, next)),
    isChanged: edited !== null,
    isSaving: change.isPending,
    error: change.error,
    save: () => {
      if (!edited) return;
      change.mutate(
        { ...toSend(edited), id: person.id },
        {
          onSuccess: () => {
            setEdited((now) => afterSaving(now, edited));
            tellDone(doneWords);
          },
        },
      );
    },
    reset: () => {
      change.reset();
      setEdited(() => null);
    },
  };
}

/** What {@link PartEnd} needs of it. */
export type Part = Pick<ReturnType<typeof usePart>, "isChanged" | "isSaving" | "error" | "save" | "reset">;
