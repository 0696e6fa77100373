import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconSend } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { AcceptedLead } from "../../server/intake/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useSources } from "../api/sources.ts";
import { useWorkspace } from "../api/workspace.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { languageName } from "../ui/names.ts";
import { Note } from "../ui/Note.tsx";
import { usePeople } from "../api/people.ts";
import { proposedSource } from "./proposed-source.ts";
import classes from "./TestLeadForm.module.css";

const COMMON_LANGUAGES = ["de", "en", "fr", "es", "it"];

/** You play the customer: a lead that goes the same way as a real one. */
export function TestLeadForm({ onDone }: { onDone: () => void }) {
  const [sent, setSent] = useState<AcceptedLead | null>(null);
  if (sent) return <WhereItWent lead={sent} onAgain={() => setSent(null)} onDone={onDone} />;
  return (
    <div className={classes.form}>
      <p className="small muted">You play the customer. Nobody outside gets a message.</p>
      <TestLeadFields onSent={setSent} withSource />
    </div>
  );
}

interface TestLeadFieldsProps {
  /** Where it comes from, unless one may choose. */
  readonly sourceId?: string;
  readonly withSource?: boolean;
  readonly onSent: (lead: AcceptedLead) => void;
}

export function TestLeadFields({ sourceId, withSource = false, onSent }: TestLeadFieldsProps) {
  const sources = useSources();
  const languages = useLanguages();
  const client = useQueryClient();
  const proposed = sourceId ?? proposedSource(sources.data ?? [])?.id ?? null;
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
      onSent(lead);
      await Promise.all(
        [keys.leads, keys.inbox, keys.attention].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => send.mutate(values))}>
      <div className={classes.two}>
        <TextInput label="Name" autoComplete="off" {...form.getInputProps("name")} />
        <Select
          label="Language"
          data={languages.map((code) => ({ value: code, label: languageName(code) }))}
          {...form.getInputProps("language")}
        />
      </div>
      {withSource && (
        <Select
          label="Comes from"
          data={(sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("source")}
          value={form.values.source ?? proposed}
        />
      )}
      <Textarea label="What do you want?" autosize minRows={1} {...form.getInputProps("message")} />
      <FormEnd submit="Send test lead" icon={<IconSend size={18} />} isPending={send.isPending} error={send.error} />
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

interface WhereItWentProps {
  readonly lead: AcceptedLead;
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

function WhereItWent({ lead, onAgain, onDone }: WhereItWentProps) {
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
