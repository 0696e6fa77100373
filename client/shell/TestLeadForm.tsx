import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import type { AcceptedLead } from "../../server/intake/contract.ts";
import { messageOf } from "../api/errors.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useSources } from "../api/sources.ts";
import { useWorkspace } from "../api/workspace.ts";
import { languageName } from "../ui/names.ts";
import { Note } from "../ui/Note.tsx";
import { usePeople } from "../api/people.ts";
import classes from "./TestLeadForm.module.css";

const COMMON_LANGUAGES = ["de", "en", "fr", "es", "it"];

interface TestLeadFormProps {
  /** Chosen to begin with; else the demo's while there is one. */
  readonly sourceId?: string;
  readonly onSent?: (lead: AcceptedLead) => void;
  readonly onDone?: () => void;
}

/** You play the customer: a lead that goes the same way as a real one. */
export function TestLeadForm({ sourceId, onSent, onDone }: TestLeadFormProps) {
  const sources = useSources();
  const languages = useLanguages();
  const client = useQueryClient();
  const proposed = sourceId ?? (sources.data?.find(({ demo }) => demo) ?? sources.data?.[0])?.id ?? null;
  const form = useForm({
    initialValues: {
      name: "Nora Example",
      language: "de",
      source: null as string | null,
      message: "A call about solar roofs",
    },
    validate: { name: (name) => (name.trim() ? null : "Give the lead a name") },
  });
  const send = useMutation({
    mutationFn: ({ source, ...lead }: typeof form.values) =>
      api.post<AcceptedLead>("/leads", { ...lead, source: source ?? proposed ?? undefined, test: true }),
    onSuccess: async (lead) => {
      onSent?.(lead);
      await Promise.all(
        [keys.leads, keys.inbox, keys.attention].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  if (send.data) return <WhereItWent lead={send.data} onAgain={() => send.reset()} onDone={onDone} />;
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => send.mutate(values))}>
      <p className="small muted">You play the customer. Nobody outside gets a message.</p>
      <div className={classes.two}>
        <TextInput label="Name" {...form.getInputProps("name")} />
        <Select
          label="Language"
          data={languages.map((code) => ({ value: code, label: languageName(code) }))}
          {...form.getInputProps("language")}
        />
      </div>
      <Select
        label="Comes from"
        data={(sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps("source")}
        value={form.values.source ?? proposed}
      />
      <Textarea label="What do you want?" autosize minRows={2} {...form.getInputProps("message")} />
      {send.isError && <Note tone="bad">{messageOf(send.error)}</Note>}
      <div>
        <Button type="submit" variant="filled" loading={send.isPending}>
          Send test lead
        </Button>
      </div>
    </form>
  );
}

/** Those that the people here speak come first: with them one sees the flow choose. */
function useLanguages(): string[] {
  const people = usePeople();
  const workspace = useWorkspace();
  const spoken = (people.data ?? []).flatMap(({ languages }) => languages);
  return [...new Set([workspace.data?.language ?? "de", ...spoken, ...COMMON_LANGUAGES])];
}

function WhereItWent({ lead, onAgain, onDone }: { lead: AcceptedLead; onAgain: () => void; onDone?: () => void }) {
  return (
    <div className={classes.form} role="status">
      {lead.owner ? (
        <Note tone="good">{lead.owner.name} has it.</Note>
      ) : (
        <Note tone="info">
          {lead.runIds.length > 0
            ? "It is on its way; nobody has it yet."
            : "No flow took it. It stands in Needs attention."}
        </Note>
      )}
      <div className="row wrap">
        <Button component={Link} href={`/leads/${lead.leadId}`} variant="filled" onClick={onDone}>
          Read why
        </Button>
        <Button onClick={onAgain}>Send another</Button>
      </div>
    </div>
  );
}
