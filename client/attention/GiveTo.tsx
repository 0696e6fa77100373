import { Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { AttentionItem } from "../../server/attention/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { usePeople } from "../api/people.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Note } from "../ui/Note.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { tellDone } from "../ui/tell.tsx";
import { Candidates } from "./Candidates.tsx";
import { candidatesFor } from "./candidates-for.ts";
import classes from "./GiveTo.module.css";
import { useAssign } from "./use-mend.ts";

interface GiveToProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly item: AttentionItem;
}

/** Chooses who gets a lead: those who are in and speak its language stand first. */
export function GiveTo({ opened, onClose, item }: GiveToProps) {
  const people = usePeople();
  return (
    <Modal opened={opened} onClose={onClose} title={`Who gets ${item.lead.name}?`} size="lg">
      <QueryView query={people} failed="The people did not load">
        {(everybody) => <GiveToForm people={everybody} item={item} onDone={onClose} />}
      </QueryView>
    </Modal>
  );
}

function GiveToForm({ people, item, onDone }: { people: PersonView[]; item: AttentionItem; onDone: () => void }) {
  const assign = useAssign();
  const { lead } = item;
  const candidates = candidatesFor([item], people);
  const form = useForm({
    initialValues: { repId: null as string | null, reason: "" },
    validate: { repId: (id) => (id ? null : "Choose somebody") },
  });
  const submit = form.onSubmit(({ repId, reason }) =>
    assign.mutate(
      { leadId: lead.id, repId: repId!, reason: reason.trim() || "Given by hand" },
      {
        onSuccess: () => {
          const person = candidates.find(({ id }) => id === repId);
          tellDone(`${person?.name ?? "They"} has ${lead.name} now.`);
          onDone();
        },
      },
    ),
  );
  if (candidates.length === 0) return <Note tone="warn">There is nobody else who takes leads.</Note>;
  return (
    <form className={classes.form} onSubmit={submit}>
      <Candidates people={candidates} language={lead.language} {...form.getInputProps("repId")} />
      <TextInput
        label="Why"
        description="They and the lead's history see it. You can leave it empty."
        maxLength={500}
        {...form.getInputProps("reason")}
      />
      <FormEnd submit="Give lead" isPending={assign.isPending} error={assign.error} onCancel={onDone} />
    </form>
  );
}
