import { ActionIcon, Menu, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconArchive, IconDots, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import type { SourceView } from "../../server/sources/contract.ts";
import { useChangeSource } from "../api/sources.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { confirm } from "../ui/confirm.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";

/** Renames a place, or takes it out of use. */
export function SourceMenu({ source }: { source: SourceView }) {
  const [renaming, setRenaming] = useState(false);
  const change = useChangeSource();
  const archive = async () => {
    const isSure = await confirm({
      title: `Take ${source.name} out of use?`,
      children: "Its form and its line stop working. Leads that came from here stay.",
      confirm: "Take out of use",
      danger: true,
    });
    if (!isSure) return;
    change.mutate(
      { id: source.id, archived: true },
      { onSuccess: () => tellDone(`${source.name} is out of use.`), onError: tellFailed },
    );
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`What to do with ${source.name}`}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={18} />} onClick={() => setRenaming(true)}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconArchive size={18} />} onClick={() => void archive()}>
            Take out of use
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={renaming} onClose={() => setRenaming(false)} title={`Rename ${source.name}`}>
        <Rename source={source} onDone={() => setRenaming(false)} />
      </Modal>
    </>
  );
}

function Rename({ source, onDone }: { source: SourceView; onDone: () => void }) {
  const change = useChangeSource();
  const form = useForm({
    initialValues: { name: source.name },
    validate: { name: (name) => (name.trim() ? null : "Give it a name") },
  });
  return (
    <form
      className="stack"
      onSubmit={form.onSubmit(({ name }) => change.mutate({ id: source.id, name }, { onSuccess: onDone }))}
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps("name")} />
      <FormEnd submit="Save" isPending={change.isPending} error={change.error} onCancel={onDone} />
    </form>
  );
}
