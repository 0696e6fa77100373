import { Button } from "@mantine/core";
import type { UseMutationResult } from "@tanstack/react-query";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { isManager, useMe } from "../api/session.ts";
import { useSendToFlow, useTryAgain } from "../attention/use-mend.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import classes from "./Mend.module.css";

/** Why the lead needs somebody, with what a manager can do about it. */
export function Mend({ lead }: { readonly lead: LeadDetail }) {
  const tryAgain = useTryAgain();
  const sendToFlow = useSendToFlow();
  const canMend = isManager(useMe());
  const stopped = lead.runs.findLast(({ status }) => status === "failed");
  const sentence = lead.attention?.sentence ?? stopped?.error?.message;
  if (!sentence) return null;
  return (
    <Note tone="bad">
      <div className={classes.mend}>
        <span>{sentence}</span>
        {canMend && stopped && (
          <MendButton mutation={tryAgain} of={stopped.id} done="Trying again from there.">
            Try again from here
          </MendButton>
        )}
        {canMend && !stopped && (
          <MendButton mutation={sendToFlow} of={lead.id} done={`${lead.name} is in the flow.`}>
            Send to the flow
          </MendButton>
        )}
      </div>
    </Note>
  );
}

interface MendButtonProps {
  readonly mutation: UseMutationResult<unknown, unknown, string>;
  readonly of: string;
  readonly done: string;
  readonly children: string;
}

function MendButton({ mutation, of, done, children }: MendButtonProps) {
  return (
    <Button
      size="xs"
      loading={mutation.isPending}
      onClick={() => mutation.mutate(of, { onSuccess: () => tellDone(done), onError: tellFailed })}
    >
      {children}
    </Button>
  );
}
