import { Modal } from "@mantine/core";
import { useState } from "react";
import type { ImportReply } from "../../../server/people/contract.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { Invitations } from "./Invitations.tsx";
import { ImportPreview } from "./ImportPreview.tsx";
import { useImportPreview } from "./use-import.ts";

/** People from a file: chosen or pasted, looked through row by row, then taken over. */
export function ImportPeople({ onClose }: { onClose: () => void }) {
  const [csv, setCsv] = useState("");
  const [preview, setPreview] = useState<ImportReply | null>(null);
  // The e-mails of those who are new, once they are here.
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const look = useImportPreview();
  const finish = ({ rows }: ImportReply) => {
    const isNew = rows.filter(({ does }) => does === "add").map(({ email }) => email);
    if (isNew.length === 0) return onClose();
    setAdded(new Set(isNew));
  };
  if (added.size > 0) {
    return (
      <Modal opened onClose={onClose} title="Invite the new people" size="xl">
        <Invitations emails={added} onDone={onClose} />
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title="Import people" size="xl">
      {preview ? (
        <ImportPreview csv={csv} preview={preview} onBack={() => setPreview(null)} onDone={finish} />
      ) : (
        <ChooseFile
          csv={csv}
          onChange={setCsv}
          isPending={look.isPending}
          error={look.error}
          onLook={() => look.mutate(csv, { onSuccess: setPreview })}
          onCancel={onClose}
        />
      )}
    </Modal>
  );
}
