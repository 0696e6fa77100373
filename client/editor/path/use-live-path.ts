import { useQueryClient } from "@tanstack/react-query";
import type { RunDetail, StepView } from "../../../server/runs/contract.ts";
import type { StepEvent } from "../../../server/live/contract.ts";
import { keys } from "../../api/keys.ts";
import { useTopic } from "../../api/socket.ts";

/** Adds steps to the path as they happen; where something is missing, it is read again. */
export function useLivePath(lead: RunDetail): void {
  const client = useQueryClient();
  const key = keys.run(lead.id);
  const readAgain = () => void client.invalidateQueries({ queryKey: key });
  useTopic(
    `run:${lead.id}`,
    {
      step(event) {
        client.setQueryData<RunDetail>(key, (known) => known && withStep(known, event));
        // Owner, receipt and deadline come with the whole.
        readAgain();
      },
      run: readAgain,
      resync: readAgain,
    },
    lead.steps.at(-1)?.seq,
  );
}

function withStep(lead: RunDetail, event: StepEvent): RunDetail {
  if (event.seq !== (lead.steps.at(-1)?.seq ?? 0) + 1) return lead;
  const { seq, nodeId, type, exit, because, sentence, at } = event;
  const step: StepView = { seq, nodeId, type, exit, because, sentence, at };
  return { ...lead, nodeId, steps: [...lead.steps, step] };
}
