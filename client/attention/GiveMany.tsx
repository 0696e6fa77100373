import { useState } from "react";
import type { AttentionItem } from "../../server/attention/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { useReadLeadsAgain } from "../api/lead-changes.ts";
import { useOneByOne } from "../api/use-one-by-one.ts";
import { GiveForm } from "../leads/give/GiveForm.tsx";
import { assignLead } from "../leads/give/use-assign-lead.ts";
import { Sheet } from "../ui/Sheet.tsx";
import { oneForEachLead } from "./choice.ts";
import { ManyProgress } from "./ManyProgress.tsx";

interface GiveManyProps {
  readonly items: readonly AttentionItem[];
  readonly onClose: () => void;
}

interface GiftToAll {
  readonly person: PersonView;
  readonly reason: string;
}

/** Gives several leads to one person, one after the other. */
export function GiveMany({ items, onClose }: GiveManyProps) {
  const readAgain = useReadLeadsAgain();
  // The list behind it shrinks while they are given.
  const [leads] = useState(() => oneForEachLead(items));
  const [gift, setGift] = useState<GiftToAll | null>(null);
  const { progress, start, stop } = useOneByOne<AttentionItem>();
  const give = (some: readonly AttentionItem[], { person, reason }: GiftToAll) =>
    void start(some, ({ lead }) => assignLead({ leadId: lead.id, repId: person.id, reason })).then(readAgain);
  const isGoing = progress !== null && progress.state !== "over";
  const whose = leads.length === 1 ? leads[0]!.lead.name : `these ${leads.length} leads`;
  return (
    <Sheet title={`Who gets ${whose}?`} isBusy={false} onClose={isGoing ? stop : onClose}>
      {gift && progress ? (
        <ManyProgress
          progress={progress}
          done={`with ${gift.person.name} now`}
          onStop={stop}
          onAgain={(some) => give(some, gift)}
          onClose={onClose}
        />
      ) : (
        <GiveForm
          items={leads}
          isPending={false}
          onGive={(person, reason, isSafe) => {
            isSafe();
            setGift({ person, reason });
            give(leads, { person, reason });
          }}
          onCancel={onClose}
        />
      )}
    </Sheet>
  );
}
