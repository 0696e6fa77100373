import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OpenLeadsSummary } from "../../../server/leaving/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { messageOf } from "../../api/errors.ts";
import { useChangePerson } from "../../api/people.ts";
import { Note } from "../../ui/Note.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { tellDone } from "../../ui/tell.tsx";
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
  const [to, setTo] = useState<HandOverTo | null>("keep");
  const leave = useLeave(person);
  const isBlocked = summary.breaks.some(({ blocks }) => blocks);
  const send = (chosen: HandOverTo) => leave.mutate(chosen, { onSuccess: onClose });
  return (
    <div className="stack">
      <p className="small">They get no more leads and can no longer sign in. Their history stays.</p>
      <Breakages breaks={summary.breaks} />
      {summary.open > 0 && !isBlocked && (
        <>
          <p className="small strong">{summary.text}</p>
          <HandOverChoice person={person} summary={summary} value={to} onChange={setTo} canKeep />
          {to && <HandOverPreview person={person} to={to} />}
        </>
      )}
      {leave.isError && <Note tone="bad">{messageOf(leave.error)}</Note>}
      <div className="row">
        <Button
          variant="danger"
          loading={leave.isPending}
          disabled={isBlocked || to === null}
          onClick={() => to && send(to)}
        >
          Take out
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** First the leads, so that whoever leaves never stays responsible for one by a lost connection. */
function useLeave(person: PersonView) {
  const handOver = useHandOverAll(person.id);
  const change = useChangePerson();
  return useMutation({
    mutationFn: async (to: HandOverTo) => {
      if (to !== "keep") await handOver.mutateAsync({ to });
      await change.mutateAsync({ id: person.id, active: false });
    },
    onSuccess: () =>
      tellDone(`${person.name} gets no more leads.`, { run: () => change.mutate({ id: person.id, active: true }) }),
  });
}
