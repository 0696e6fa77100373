import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { PersonView } from "../../../server/people/contract.ts";
import { usePeople } from "../../api/people.ts";
import { FormEnd } from "../../ui/FormEnd.tsx";
import { Note } from "../../ui/Note.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { plural } from "../../ui/time.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { Candidates } from "./Candidates.tsx";
import { candidatesForLeads, type ToGive } from "./candidates.ts";
import classes from "./give.module.css";

interface GiveFormProps {
  readonly items: readonly ToGive[];
  readonly isPending: boolean;
  readonly error?: unknown;
  /** @param isSafe to be called when the server has it: until then the reason is kept */
  readonly onGive: (to: PersonView, reason: string, isSafe: () => void) => void;
  readonly onCancel: () => void;
}

/** Who gets a lead, or several, and why: those who are in and speak the language stand first. */
export function GiveForm(props: GiveFormProps) {
  return (
    <QueryView query={usePeople()} failed="The people did not load">
      {(everybody) => <Form {...props} people={candidatesForLeads(props.items, everybody)} />}
    </QueryView>
  );
}

function Form({ items, people, onGive, ...end }: GiveFormProps & { readonly people: readonly PersonView[] }) {
  const isOne = items.length === 1;
  const draft = useDraft(isOne ? `give:${items[0]!.lead.id}` : "give:several");
  const form = useForm({
    initialValues: { repId: null as string | null },
    validate: { repId: (id) => (people.some((person) => person.id === id) ? null : "Choose somebody") },
  });
  const chosen = people.find(({ id }) => id === form.values.repId);
  const languages = new Set(items.map(({ lead }) => lead.language));
  if (people.length === 0) return <Note tone="warn">There is nobody else who takes leads.</Note>;
  return (
    <form className={classes.form} onSubmit={form.onSubmit(() => chosen && onGive(chosen, draft.text, draft.clear))}>
      <Candidates
        people={people}
        language={languages.size === 1 ? [...languages][0]! : null}
        {...form.getInputProps("repId")}
      />
      <TextInput
        label="Why"
        description={`They and the history of ${isOne ? "the" : "each"} lead see it. You can leave it empty.`}
        maxLength={500}
        value={draft.text}
        onChange={({ currentTarget }) => draft.change(currentTarget.value)}
      />
      <FormEnd submit={isOne ? giveWords(chosen) : `Give ${plural(items.length, "lead")}`} {...end} />
    </form>
  );
}

const giveWords = (chosen: PersonView | undefined) => (chosen ? `Give it to ${chosen.name}` : "Give it");
