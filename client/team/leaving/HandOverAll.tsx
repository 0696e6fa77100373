import { Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import type { OpenLeadsSummary } from "../../../server/leaving/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { DialogEnd } from "../../ui/DialogEnd.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { tellDone } from "../../ui/tell.tsx";
import { HandOverChoice, type HandOverTo } from "./HandOverChoice.tsx";
import { HandOverPreview } from "./HandOverPreview.tsx";
import { useHandOverAll, useOpenLeads } from "./use-leaving.ts";

interface HandOverAllProps {
  readonly person: PersonView;
  readonly onClose: () => void;
}

/** Gives somebody's open leads to others; they stay as they are. */
export function HandOverAll({ person, onClose }: HandOverAllProps) {
  const summary = useOpenLeads(person.id);
  return (
    <Modal opened onClose={onClose} title={`Who takes the leads of ${person.name}?`}>
      <QueryView query={summary} failed="The open leads did not load">
        {(known) => <HandOverForm person={person} summary={known} onClose={onClose} />}
      </QueryView>
    </Modal>
  );
}

function HandOverForm({ person, summary, onClose }: HandOverAllProps & { summary: OpenLeadsSummary }) {
  const [to, setTo] = useState<HandOverTo | null>(summary.backup ? "backup" : "next");
  const [reason, setReason] = useState("");
  const handOver = useHandOverAll(person.id);
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
  );
}
