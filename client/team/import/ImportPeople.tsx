import { Modal } from "@mantine/core";
import { useState } from "react";
import type { ImportReply } from "../../../server/people/contract.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { ImportPreview } from "./ImportPreview.tsx";
import { useImportPreview } from "./use-import.ts";

/** People from a file: chosen or pasted, looked through row by row, then taken over. */
export function ImportPeople({ onClose }: { onClose: () => void }) {
  const [csv, setCsv] = useState("");
  const [preview, setPreview] = useState<ImportReply | null>(null);
  const look = useImportPreview();
  return (
    <Modal opened onClose={onClose} title="Import people" size="xl">
      {preview ? (
        <ImportPreview csv={csv} preview={preview} onBack={() => setPreview(null)} onDone={onClose} />
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
