import { Button } from "@mantine/core";
import type { PersonView } from "../../../server/people/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { useConfirmFacts, usePeople } from "../../api/people.ts";
import { useMe } from "../../api/session.ts";
import { Note } from "../../ui/Note.tsx";
import { tellDone, tellFailed } from "../../ui/tell.tsx";
import { checkedWords, isCheckedToday, isUnchecked } from "./age-of-facts.ts";

interface FactsCheckedProps {
  readonly person: PersonView;
  /** Something is changed and not saved yet: saving says it anew. */
  readonly isChanged: boolean;
}

/** When somebody last looked whether what is said of a person is right, and one click to say that it still is. */
export function FactsChecked({ person, isChanged }: FactsCheckedProps) {
  const confirm = useConfirmFacts();
  const by = useNameOf(person.factsCheckedBy);
  const now = serverNow();
  const words = checkedWords(person, by, now);
  const isOld = isUnchecked(person, now);
  const canConfirm = !isChanged && !isCheckedToday(person, now);
  const stillRight = () =>
    confirm.mutate(person.id, {
      onSuccess: () => tellDone(`What ${person.name} can take is checked.`),
      onError: tellFailed,
    });
  return (
    <>
      {isOld && <Note tone="warn">{words}</Note>}
      {(canConfirm || !isOld) && (
        <div className="row wrap small muted">
          {!isOld && words}
          {canConfirm && (
            <Button size="xs" loading={confirm.isPending} onClick={stillRight}>
              Still right
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function useNameOf(id: string | null): string | undefined {
  const { data: people = [] } = usePeople();
  const me = useMe();
  return id === me.id ? "you" : people.find((one) => one.id === id)?.name;
}
