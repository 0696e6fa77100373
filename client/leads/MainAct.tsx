import { ActionIcon, Button } from "@mantine/core";
import { IconCheck, IconHandGrab, IconPhone } from "@tabler/icons-react";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { isRep, useMe } from "../api/session.ts";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { currentAssignment, deadlineOf, openTasks, type Assignment } from "./current.ts";
import { tooLateOf, useAccept, useAttempt, useClaim, useCompleteTask } from "./lead-actions.ts";
import classes from "./MainAct.module.css";
import { callWay, firstName } from "./reach.ts";
import type { LeadSheet } from "./use-lead-sheets.ts";

interface MainActProps {
  readonly lead: LeadDetail;
  readonly isMine: boolean;
  readonly onSheet: (sheet: LeadSheet) => void;
  readonly onTooLate: (message: string) => void;
}

/** The one thing to do next, under the thumb. */
export function MainAct(props: MainActProps) {
  const { lead, isMine } = props;
  const me = useMe();
  const current = currentAssignment(lead);
  if (lead.status === "closed") return null;
  if (lead.status === "waiting-list" && isRep(me)) return <Take {...props} />;
  if (!current || !isMine) return null;
  return current.acceptedAt === null ? <Answer {...props} current={current} /> : <Reach {...props} current={current} />;
}

type OfMine = MainActProps & { readonly current: Assignment };

/** What to do with a refusal: say what happened instead, or what failed. */
const refused = (onTooLate: (message: string) => void) => (error: unknown) => {
  const late = tooLateOf(error);
  if (late) onTooLate(late.message);
  else tellFailed(error);
};

function Answer({ current, onSheet, onTooLate }: OfMine) {
  const accept = useAccept();
  return (
    <div className={classes.bar}>
      <Button size="lg" onClick={() => onSheet({ kind: "pass-on" })}>
        Pass on
      </Button>
      <Button
        className={classes.main}
        size="lg"
        variant="filled"
        leftSection={<IconCheck size={20} />}
        loading={accept.isPending}
        onClick={() => accept.mutate({ assignmentId: current.id }, { onError: refused(onTooLate) })}
      >
        Accept
      </Button>
    </div>
  );
}

function Reach({ lead, current, onSheet }: OfMine) {
  const attempt = useAttempt();
  const complete = useCompleteTask();
  const task = openTasks(lead).find(({ repId }) => repId === current.repId);
  const call = callWay(lead);
  // Only the customer's answer stops this clock. A task that is merely ticked would leave the lead to somebody else.
  const mustSayHow = deadlineOf(lead)?.isContact;
  const tick = ({ id, title }: { readonly id: string; readonly title: string }) =>
    complete.mutate(id, { onSuccess: () => tellDone(`Done: ${title}`), onError: tellFailed });
  // Reached and nothing left to do: the next thing is how it ends.
  const canEnd = !task && lead.reachedAt !== null;
  if (!task && !call && !canEnd) return null;
  return (
    <div className={classes.bar}>
      {task && (
        <ActionIcon
          size="lg"
          variant="default"
          aria-label={mustSayHow ? `Done: ${task.title}. How did it go?` : `Done: ${task.title}`}
          loading={complete.isPending}
          onClick={() => (mustSayHow ? onSheet({ kind: "contact", way: { channel: "other" } }) : tick(task))}
        >
          <IconCheck size={24} />
        </ActionIcon>
      )}
      {canEnd && (
        <Button size="lg" onClick={() => onSheet({ kind: "close" })}>
          Close lead
        </Button>
      )}
      {call && (
        <Button
          className={classes.main}
          size="lg"
          variant="filled"
          component="a"
          href={call.href}
          leftSection={<IconPhone size={20} />}
          onClick={() => {
            attempt.mutate({ assignmentId: current.id, channel: "call" });
            onSheet({ kind: "contact", way: call });
          }}
        >
          Call {firstName(lead.name)}
        </Button>
      )}
    </div>
  );
}

function Take({ lead, onTooLate }: MainActProps) {
  const claim = useClaim();
  return (
    <div className={classes.bar}>
      <Button
        className={classes.main}
        size="lg"
        variant="filled"
        leftSection={<IconHandGrab size={20} />}
        loading={claim.isPending}
        onClick={() =>
          claim.mutate(lead.id, {
            onSuccess: () => tellDone(`${lead.name} is yours.`),
            onError: refused(onTooLate),
          })
        }
      >
        Take it
      </Button>
    </div>
  );
}
