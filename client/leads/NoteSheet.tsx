import { Button, Textarea } from "@mantine/core";
import { messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { useAddNote } from "./lead-actions.ts";
import { Sheet } from "../ui/Sheet.tsx";
import { useDraft } from "../ui/use-draft.ts";

/** A note on the lead, for whoever has it later. */
export function NoteSheet({ leadId, onClose }: { readonly leadId: string; readonly onClose: () => void }) {
  const addNote = useAddNote();
  const draft = useDraft(`note:${leadId}`);
  const save = () =>
    addNote.mutate(
      { leadId, text: draft.text.trim() },
      {
        onSuccess: () => {
          draft.clear();
          tellDone("Note saved.");
          onClose();
        },
      },
    );
  return (
    <Sheet title="Note" isBusy={addNote.isPending} onClose={onClose}>
      <Textarea
        label="What should be known about this lead?"
        autosize
        minRows={4}
        maxLength={4000}
        data-autofocus
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
      {addNote.isError && <Note tone="bad">{messageOf(addNote.error)} Your note is kept here.</Note>}
      <Button variant="filled" size="lg" loading={addNote.isPending} disabled={draft.text.trim() === ""} onClick={save}>
        Save note
      </Button>
    </Sheet>
  );
}
