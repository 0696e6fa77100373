import { Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import type { AttentionItem } from "../../server/attention/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { usePeople } from "../api/people.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Note } from "../ui/Note.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { plural } from "../ui/time.ts";
import { Candidates } from "./Candidates.tsx";
import { candidatesFor } from "./candidates-for.ts";
import { oneForEachLead } from "./choice.ts";
import classes from "./GiveTo.module.css";
import { ManyProgress } from "./ManyProgress.tsx";
import { assignLead, useReadAgain } from "./use-mend.ts";
import { useOneByOne } from "../api/use-one-by-one.ts";

interface GiveManyProps {
  readonly items: readonly AttentionItem[];
  readonly onClose: () => void;
}

interface Gift {
  readonly person: PersonView;
  readonly reason: string;
}

/** Gives several leads to one person, one after the other. */
export function GiveMany({ items, onClose }: GiveManyProps) {
  const people = usePeople();
  const readAgain = useReadAgain();
  // The list behind it shrinks while they are given.
  const [leads] = useState(() => oneForEachLead(items));
  const [gift, setGift] = useState<Gift | null>(null);
  const { progress, start, stop } = useOneByOne<AttentionItem>();
  const give = (some: readonly AttentionItem[], { person, reason }: Gift) =>
    void start(some, ({ lead }) => assignLead({ leadId: lead.id, repId: person.id, reason })).then(readAgain);
  const isGoing = progress !== null && progress.state !== "over";
  const whose = leads.length === 1 ? leads[0]!.lead.name : `these ${leads.length} leads`;
  return (
    <Modal opened onClose={isGoing ? stop : onClose} title={`Who gets ${whose}?`} size="lg">
      {gift && progress ? (
        <ManyProgress
          progress={progress}
          done={`with ${gift.person.name} now`}
          onStop={stop}
          onAgain={(some) => give(some, gift)}
          onClose={onClose}
        />
      ) : (
        <QueryView query={people} failed="The people did not load">
          {(everybody) => (
            <GiveManyForm
              people={candidatesFor(leads, everybody)}
              leads={leads}
              onGive={(chosen) => {
                setGift(chosen);
                give(leads, chosen);
              }}
              onCancel={onClose}
            />
          )}
        </QueryView>
      )}
    </Modal>
  );
}

interface GiveManyFormProps {
  readonly people: readonly PersonView[];
  readonly leads: readonly AttentionItem[];
  readonly onGive: (gift: Gift) => void;
  readonly onCancel: () => void;
}

function GiveManyForm({ people, leads, onGive, onCancel }: GiveManyFormProps) {
  const form = useForm({
    initialValues: { repId: null as string | null, reason: "" },
    validate: { repId: (id) => (id ? null : "Choose somebody") },
  });
  const submit = form.onSubmit(({ repId, reason }) => {
    const person = people.find(({ id }) => id === repId);
    if (person) onGive({ person, reason: reason.trim() || "Given by hand" });
  });
  if (people.length === 0) return <Note tone="warn">There is nobody else who takes leads.</Note>;
  const languages = new Set(leads.map(({ lead }) => lead.language));
  return (
    <form className={classes.form} onSubmit={submit}>
      <Candidates
        people={people}
        language={languages.size === 1 ? [...languages][0]! : null}
        {...form.getInputProps("repId")}
      />
      <TextInput
        label="Why"
        description="They and the history of each lead see it. You can leave it empty."
        maxLength={500}
        {...form.getInputProps("reason")}
      />
      <FormEnd submit={`Give ${plural(leads.length, "lead")}`} isPending={false} onCancel={onCancel} />
    </form>
  );
}
