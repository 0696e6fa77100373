import { Modal, Radio, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link, useLocation } from "wouter";
import type { TeamView } from "../../server/teams/contract.ts";
import { useAddFlow } from "../api/flows.ts";
import { useTeams } from "../api/people.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Note } from "../ui/Note.tsx";
import classes from "./NewFlow.module.css";
import { emptyFlow, usualFlow } from "./usual-flow.ts";

/** A new flow: the usual one with a team filled in, or an empty drawing. */
export function NewFlow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="New flow" size="lg">
      <NewFlowForm onClose={onClose} />
    </Modal>
  );
}

function NewFlowForm({ onClose }: { onClose: () => void }) {
  const teams = useTeams();
  const add = useAddFlow();
  const [, go] = useLocation();
  const form = useForm({
    initialValues: { name: "", from: "usual" as Beginning, teamId: null as string | null },
    validate: { name: (name) => (name.trim() ? null : "Give the flow a name") },
  });
  const team = chosenTeam(teams.data ?? [], form.values.teamId);
  const isUsual = form.values.from === "usual";
  const submit = form.onSubmit(({ name }) =>
    add.mutate(
      { name, graph: isUsual && team ? usualFlow({ teamId: team.id }) : emptyFlow() },
      {
        onSuccess: ({ id }) => {
          onClose();
          go(`/flows/${id}`);
        },
      },
    ),
  );
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput label="Name" placeholder="New leads, Germany" data-autofocus {...form.getInputProps("name")} />
      <BeginWith {...form.getInputProps("from")} />
      {isUsual && teams.data?.length === 0 && (
        <Note tone="warn">
          There is no team yet that could take turns. <Link href="/team">Make a team first</Link>, or begin with an
          empty drawing.
        </Note>
      )}
      {isUsual && team && (
        <Select
          label="Who takes turns"
          data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("teamId")}
          value={team.id}
        />
      )}
      <FormEnd
        submit="Open the drawing"
        isPending={add.isPending}
        isDisabled={isUsual && !team}
        error={add.error}
        onCancel={onClose}
      />
    </form>
  );
}

type Beginning = "usual" | "empty";

interface BeginWithProps {
  readonly value?: Beginning;
  readonly onChange?: (value: string) => void;
}

function BeginWith({ value, onChange }: BeginWithProps) {
  return (
    <Radio.Group label="Begin with" value={value} onChange={onChange}>
      <div className={classes.kinds}>
        <Radio.Card value="usual" className={classes.kind} aria-label="The usual flow">
          <Radio.Indicator />
          <span>
            <b className="strong">The usual flow</b>
            <span className="small muted">
              Known customers go to their person, the others by turns in a team. Make contact in 15 minutes, else tell
              the leader and give it to the next person.
            </span>
          </span>
        </Radio.Card>
        <Radio.Card value="empty" className={classes.kind} aria-label="An empty drawing">
          <Radio.Indicator />
          <span>
            <b className="strong">An empty drawing</b>
            <span className="small muted">Only “New lead arrives”. You add the steps.</span>
          </span>
        </Radio.Card>
      </div>
    </Radio.Group>
  );
}

/** Real teams before the demo's, and those with people before empty ones. */
function chosenTeam(teams: readonly TeamView[], id: string | null): TeamView | undefined {
  const [first] = teams.toSorted(
    (a, b) => Number(a.demo) - Number(b.demo) || Number(a.members.length === 0) - Number(b.members.length === 0),
  );
  return teams.find((team) => team.id === id) ?? first;
}
