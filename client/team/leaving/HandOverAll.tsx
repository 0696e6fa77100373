import { Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import type { PersonView } from "../../../server/people/contract.ts";
import { DialogEnd } from "../../ui/DialogEnd.tsx";
import { tellDone } from "../../ui/tell.tsx";
import { HandOverChoice, type HandOverTo } from "./HandOverChoice.tsx";
import { HandOverPreview } from "./HandOverPreview.tsx";
import { useHandOverAll, useOpenLeads } from "./use-leaving.ts";

/** Gives somebody's open leads to others; they stay as they are. */
export function HandOverAll({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { data: summary } = useOpenLeads(person.id);
  const [to, setTo] = useState<HandOverTo | null>(person.backupId ? "backup" : "next");
  const [reason, setReason] = useState("");
  const handOver = useHandOverAll(person.id);
  if (!summary) return null;
  const send = (chosen: HandOverTo) =>
    handOver.mutate(
      { to: chosen, ...(reason.trim() && { reason: reason.trim() }) },
      {
        onSuccess: ({ text }) => {
          tellDone(`${text}.`);
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={`Who takes the leads of ${person.name}?`}>
      <div className="stack">
        <p className="small strong">{summary.text}</p>
        <HandOverChoice person={person} summary={summary} value={to} onChange={setTo} />
        {to && <HandOverPreview person={person} to={to} />}
        <Textarea
          label="Why"
          description="Whoever gets a lead reads this."
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <DialogEnd
          act="Hand over"
          onAct={() => to && send(to)}
          isPending={handOver.isPending}
          isDisabled={to === null}
          error={handOver.error}
          onCancel={onClose}
        />
      </div>
    </Modal>
  );
}
