import type { PersonView } from "../../../server/people/contract.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { tellDone } from "../../ui/tell.tsx";
import type { ToGive } from "./candidates.ts";
import { GiveForm } from "./GiveForm.tsx";
import { useAssignLead } from "./use-assign-lead.ts";

interface GiveLeadSheetProps {
  readonly item: ToGive;
  readonly onClose: () => void;
}

/** A manager gives one lead to somebody. */
export function GiveLeadSheet({ item, onClose }: GiveLeadSheetProps) {
  const assign = useAssignLead();
  const { id, name } = item.lead;
  // By the promise: the page behind it may go on to another lead before the answer comes.
  const give = (to: PersonView, reason: string, isSafe: () => void) =>
    void assign.mutateAsync({ leadId: id, repId: to.id, reason }).then(
      () => {
        isSafe();
        tellDone(`${to.name} has ${name} now.`);
        onClose();
      },
      // Said in the form.
      () => undefined,
    );
  return (
    <Sheet title={`Who gets ${name}?`} isBusy={assign.isPending} onClose={onClose}>
      <GiveForm items={[item]} isPending={assign.isPending} error={assign.error} onGive={give} onCancel={onClose} />
    </Sheet>
  );
}
