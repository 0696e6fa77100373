import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { ApiKeyView, Scope } from "../../server/auth/contract.ts";
import { useAccessKeys, useAddAccessKey, useRemoveAccessKey } from "../api/access-keys.ts";
import { useServerNow } from "../api/clock.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { confirm } from "../ui/confirm.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Empty } from "../ui/Empty.tsx";
import { listWords } from "../ui/names.ts";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";
import classes from "./AccessKeys.module.css";

const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  admin: "everything",
  "leads:write": "hand in and change leads",
  "leads:read": "read leads",
  "flows:write": "change flows",
  "flows:read": "read flows",
  "people:write": "change people and teams",
  "people:read": "read people and teams",
};
const SCOPES = Object.keys(SCOPE_WORDS) as Scope[];

/** Keys with which other systems may read and write here: for developers. */
export function AccessKeys() {
  const accessKeys = useAccessKeys();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="filled" leftSection={<IconPlus size={18} />} onClick={() => setAdding(true)}>
      New access key
    </Button>
  );
  return (
    <Panel title="Access keys" state={<span className="small muted">for developers</span>} actions={add}>
      <QueryView query={accessKeys} failed="The access keys did not load">
        {(all) =>
          all.length === 0 ? (
            <Empty title="No access key yet" icon={<IconKey size={22} />}>
              With a key, another system can hand in leads. What it can call is described at{" "}
              <a href="/api/docs">the documentation for developers</a>.
            </Empty>
          ) : (
            <ul className="list">
              {all.map((key) => (
                <KeyRow key={key.id} view={key} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <Modal opened={adding} onClose={() => setAdding(false)} title="New access key">
        <NewKey onDone={() => setAdding(false)} />
      </Modal>
    </Panel>
  );
}

function KeyRow({ view: { id, name, scopes, lastUsedAt } }: { view: ApiKeyView }) {
  const now = useServerNow();
  const remove = useRemoveAccessKey();
  const ask = async () => {
    const isSure = await confirm({
      title: `Remove the key ${name}?`,
      children: "Whatever uses it stops working at once. This cannot be undone.",
      confirm: "Remove key",
      danger: true,
    });
    // By the promise: the row is gone before the answer is told.
    if (isSure) void remove.mutateAsync({ id }).then(() => tellDone(`${name} is removed.`), tellFailed);
  };
  return (
    <li className={classes.key}>
      <IconKey size={18} aria-hidden="true" />
      <div className={classes.words}>
        <b className="strong">{name}</b>
        <p className="tiny muted">
          May {listWords(scopes.map((scope) => SCOPE_WORDS[scope]))}.{" "}
          {lastUsedAt ? `Last used ${whenNear(lastUsedAt, now)}` : "Never used"}.
        </p>
      </div>
      <Button size="xs" aria-label={`Remove ${name}`} loading={remove.isPending} onClick={() => void ask()}>
        Remove
      </Button>
    </li>
  );
}

function NewKey({ onDone }: { onDone: () => void }) {
  const add = useAddAccessKey();
  const form = useForm({
    initialValues: { name: "", scopes: ["leads:write"] as Scope[] },
    validate: {
      name: (name) => (name.trim() ? null : "Say what it is for"),
      scopes: (scopes) => (scopes.length > 0 ? null : "Choose at least one"),
    },
  });
  if (add.data) {
    return (
      <div className="stack">
        <Note tone="warn">Copy it now. It is shown this once; only its fingerprint is kept.</Note>
        <CopyField label="Access key" value={add.data.key} />
        <div>
          <Button variant="filled" onClick={onDone}>
            Done
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => add.mutate(values))}>
      <TextInput label="What it is for" placeholder="Website" data-autofocus {...form.getInputProps("name")} />
      <Checkbox.Group label="May" {...form.getInputProps("scopes")}>
        <div className="stack">
          {SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} label={SCOPE_WORDS[scope]} />
          ))}
        </div>
      </Checkbox.Group>
      <FormEnd submit="Make the key" isPending={add.isPending} error={add.error} onCancel={onDone} />
    </form>
  );
}
