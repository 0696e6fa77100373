import { Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OpenLeadsSummary } from "../../../server/leaving/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { useChangePerson } from "../../api/people.ts";
import { DialogEnd } from "../../ui/DialogEnd.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { tellDone, tellFailed } from "../../ui/tell.tsx";
import { Breakages } from "./Breakages.tsx";
import { HandOverChoice, type HandOverTo } from "./HandOverChoice.tsx";
import { HandOverPreview } from "./HandOverPreview.tsx";
import { useHandOverAll, useOpenLeads } from "./use-leaving.ts";

interface LeavesProps {
  readonly person: PersonView;
  readonly onClose: () => void;
}

/** Somebody no longer works here: what breaks, who takes the open leads, then the end. */
export function Leaves({ person, onClose }: LeavesProps) {
  const summary = useOpenLeads(person.id);
  return (
    <Modal opened onClose={onClose} title={`${person.name} no longer works here?`}>
      <QueryView query={summary} failed="The open leads did not load">
        {(known) => <LeavesForm person={person} summary={known} onClose={onClose} />}
      </QueryView>
    </Modal>
  );
}

function LeavesForm({ person, summary, onClose }: LeavesProps & { summary: OpenLeadsSummary }) {
  const [to, setTo] = useState<HandOverTo | null>(summary.backup ? "backup" : "next");
  const leave = useLeave(person);
  const isBlocked = summary.breaks.some(({ blocks }) => blocks);
  const hasLeads = summary.open > 0;
  return (
    <div className="stack">
      <p className="small">They get no more leads and can no longer sign in. Their history stays.</p>
      <Breakages breaks={summary.breaks} />
      {hasLeads && !isBlocked && (
        <>
          <p className="small strong">{summary.text}</p>
          <HandOverChoice person={person} summary={summary} value={to} onChange={setTo} />
          {to && <HandOverPreview person={person} to={to} />}
          <p className="help">A lead that nobody can take now goes on in its flow, as if it had been passed on.</p>
        </>
      )}
      <DialogEnd
        act="Take out"
        onAct={() => leave.mutate(hasLeads ? to : null, { onSuccess: onClose })}
        isDanger
        isPending={leave.isPending}
        isDisabled={isBlocked || (hasLeads && to === null)}
        error={leave.error}
        onCancel={onClose}
      />
    </div>
  );
}

/**
 * First the leads, so that whoever leaves never stays responsible for one by a lost connection. What nobody can take now
 * is passed on with the change itself: no lead stays with somebody who left.
 */
function useLeave(person: PersonView) {
  const handOver = useHandOverAll(person.id);
  const change = useChangePerson();
  // By the promise: this dialog is closed when somebody presses it.
  const undo = () => void change.mutateAsync({ id: person.id, active: true }).catch(tellFailed);
  return useMutation({
    mutationFn: async (to: HandOverTo | null) => {
      if (to !== null) await handOver.mutateAsync({ to });
      await change.mutateAsync({ id: person.id, active: false });
    },
    onSuccess: () => tellDone(`${person.name} gets no more leads.`, { run: undo }),
  });
}
