import { Modal, Radio, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { AttentionItem } from "../../server/attention/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { usePeople } from "../api/people.ts";
import { isInNow, presenceWords } from "../team/presence.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Dot } from "../ui/Chip.tsx";
import { languageName } from "../ui/names.ts";
import { Note } from "../ui/Note.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { tellDone } from "../ui/tell.tsx";
import { plural } from "../ui/time.ts";
import { candidatesFor } from "./candidates.ts";
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
  const candidates = candidatesFor(item, people);
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
      <Radio.Group {...form.getInputProps("repId")} aria-label="People">
        <div className={classes.people}>
          {candidates.map((person) => (
            <Candidate key={person.id} person={person} item={item} />
          ))}
        </div>
      </Radio.Group>
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

function Candidate({ person, item }: { person: PersonView; item: AttentionItem }) {
  const now = useServerNow();
  const isIn = isInNow(person);
  const { language } = item.lead;
  const speaks = language !== null && person.languages.includes(language);
  return (
    <Radio.Card value={person.id} className={classes.person} aria-label={person.name}>
      <Radio.Indicator />
      <Avatar name={person.name} tone={isIn ? "in" : "grey"} />
      <span className={classes.words}>
        <b className="strong">{person.name}</b>
        <span className="tiny muted row">
          <Dot state={isIn ? "on" : "off"} />
          {presenceWords(person, now)}
          {language && (speaks ? `, speaks ${languageName(language)}` : `, does not speak ${languageName(language)}`)}
        </span>
      </span>
      <span className="tiny muted nowrap">{plural(person.openLeads, "open lead")}</span>
    </Radio.Card>
  );
}
