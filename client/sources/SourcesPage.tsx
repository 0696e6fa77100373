import { Button, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlug, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { useAddSource, useSources } from "../api/sources.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { SourceCard } from "./SourceCard.tsx";
import classes from "./SourcesPage.module.css";

/** Where leads come from: a form to link to, or a ready line for developers, and which flow takes them. */
export function SourcesPage() {
  const sources = useSources();
  const [adding, setAdding] = useState(false);
  const [search] = useSearchParams();
  return (
    <div className="page">
      <PageHead
        title="Where leads come from"
        sentence="Each place has a form to link to and a way in for other systems."
      >
        <Button variant="filled" leftSection={<IconPlus size={18} />} onClick={() => setAdding(true)}>
          Add a place
        </Button>
      </PageHead>
      <QueryView query={sources} failed="The list did not load">
        {(all) =>
          all.length === 0 ? (
            <section className="panel">
              <Empty
                title="Leads come from nowhere yet"
                icon={<IconPlug size={22} />}
                action={
                  <Button variant="filled" onClick={() => setAdding(true)}>
                    Add a place
                  </Button>
                }
              >
                A place is a form on your website, an advert or another system. Add one, and link to its form at once.
              </Empty>
            </section>
          ) : (
            <ul className={classes.sources}>
              {all.map((source) => (
                <SourceCard
                  key={source.id}
                  source={source}
                  isOpen={source.id === search.get("source") || all.length === 1}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
      <Modal opened={adding} onClose={() => setAdding(false)} title="Add a place where leads come from">
        <NewSource onDone={() => setAdding(false)} />
      </Modal>
    </div>
  );
}

function NewSource({ onDone }: { onDone: () => void }) {
  const add = useAddSource();
  const [, setSearch] = useSearchParams();
  const form = useForm({
    initialValues: { name: "" },
    validate: { name: (name) => (name.trim() ? null : "Give it a name") },
  });
  const submit = form.onSubmit((values) =>
    add.mutate(values, {
      onSuccess: ({ id }) => {
        setSearch({ source: id });
        onDone();
      },
    }),
  );
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        label="Name"
        placeholder="Website"
        description="Reps see it on each lead."
        data-autofocus
        {...form.getInputProps("name")}
      />
      <FormEnd submit="Add" isPending={add.isPending} error={add.error} onCancel={onDone} />
    </form>
  );
}
