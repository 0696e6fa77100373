import { Button, Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { messageOf } from "../api/errors.ts";
import { usePeople } from "../api/people.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { useHandOver } from "./lead-actions.ts";
import { Sheet } from "../ui/Sheet.tsx";
import { useDraft } from "../ui/use-draft.ts";

interface HandOverSheetProps {
  readonly lead: { readonly id: string; readonly name: string; readonly owner: { readonly id: string } | null };
  readonly onClose: () => void;
}

/** A manager gives the lead to somebody; the flow goes on watching with the new person. */
export function HandOverSheet({ lead, onClose }: HandOverSheetProps) {
  const people = usePeople();
  const handOver = useHandOver();
  const [repId, setRepId] = useState<string | null>(null);
  const draft = useDraft(`hand-over:${lead.id}`);
  const candidates = (people.data ?? []).filter(
    ({ id, active, roles }) => active && roles.includes("rep") && id !== lead.owner?.id,
  );
  const chosen = candidates.find(({ id }) => id === repId);
  const send = (to: string) =>
    handOver.mutate(
      { leadId: lead.id, repId: to, reason: draft.text.trim() },
      {
        onSuccess: () => {
          draft.clear();
          tellDone(`${lead.name} is with ${chosen?.name ?? "them"} now.`);
          onClose();
        },
      },
    );
  return (
    <Sheet title={`Give ${lead.name} to…`} onClose={onClose}>
      <Select
        label="Person"
        placeholder="Choose a person"
        searchable
        data={candidates.map(({ id, name, now }) => ({ value: id, label: now.isIn ? name : `${name} (not in)` }))}
        value={repId}
        onChange={setRepId}
        nothingFoundMessage="Nobody of that name"
      />
      <Textarea
        label="Why?"
        placeholder="They will read this"
        autosize
        minRows={2}
        maxLength={500}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      {handOver.isError && <Note tone="bad">{messageOf(handOver.error)}</Note>}
      <Button
        variant="filled"
        size="lg"
        loading={handOver.isPending}
        disabled={!chosen || draft.text.trim() === ""}
        onClick={() => chosen && send(chosen.id)}
      >
        {chosen ? `Give it to ${chosen.name}` : "Give it to them"}
      </Button>
    </Sheet>
  );
}
