import { Button, Checkbox } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useId } from "react";
import { Link } from "wouter";
import type { AttentionItem } from "../../server/attention/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { isRep, useMe } from "../api/session.ts";
import { useAssignLead } from "../leads/give/use-assign-lead.ts";
import { Chip } from "../ui/Chip.tsx";
import { Sign } from "../ui/Sign.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { lastedWords } from "../ui/time.ts";
import classes from "./AttentionPage.module.css";
import { KIND_WORDS } from "./kinds.ts";
import { WhereItBelongs } from "./WhereItBelongs.tsx";
import { useSendToFlow, useSettle, useTryAgain } from "./use-mend.ts";

const MINUTE = 60_000;

interface AttentionRowProps {
  readonly item: AttentionItem;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  /** To be asked by the page: the live list may take the row away while somebody chooses who gets it. */
  readonly onGive: () => void;
}

/** One stuck lead: who, why, since when, and what can be done. */
export function AttentionRow({ item, isChosen, onChoose, onGive }: AttentionRowProps) {
  const { lead, kind, sentence, since } = item;
  const words = KIND_WORDS[kind];
  const boxId = useId();
  const lasted = useServerNow() - Date.parse(since);
  return (
    <li className={classes.item} data-chosen={isChosen}>
      <label className={classes.choose} htmlFor={boxId}>
        <Checkbox
          id={boxId}
          classNames={{ body: classes.box }}
          aria-label={`Choose ${lead.name}`}
          checked={isChosen}
          onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
        />
      </label>
      <Sign group={words.group} size={28} label={words.label} />
      <div className={classes.who}>
        <Link className="thumb-link" href={`/leads/${lead.id}`}>
          {lead.name}
        </Link>
        <p className="tiny muted truncate">{lead.company ?? lead.source.name}</p>
      </div>
      <p className={`${classes.why} small`}>{sentence}</p>
      <Chip tone={toneOf(lasted)} icon={lasted >= 25 * MINUTE ? <IconAlertTriangle /> : <IconClock />}>
        {lastedWords(lasted)}
      </Chip>
      <Actions item={item} onGive={onGive} />
    </li>
  );
}

/** Amber from 10 minutes, red from 25: the longer, the fewer customers answer. */
function toneOf(lastedMs: number): "plain" | "warn" | "bad" {
  if (lastedMs >= 25 * MINUTE) return "bad";
  return lastedMs >= 10 * MINUTE ? "warn" : "plain";
}

function Actions({ item, onGive }: Pick<AttentionRowProps, "item" | "onGive">) {
  const me = useMe();
  const { lead, run, kind } = item;
  return (
    <div className={classes.actions}>
      {kind === "stopped" && run && <TryAgain runId={run.id} />}
      {kind === "no-flow" && <SendToFlow lead={lead} />}
      {item.review && <WhereItBelongs review={item.review} />}
      {item.assignmentId && <Objection assignmentId={item.assignmentId} />}
      {isRep(me) && lead.owner?.id !== me.id && <TakeIt lead={lead} myId={me.id} />}
      <Button size="xs" onClick={onGive}>
        Give to…<span className="hidden"> ({lead.name})</span>
      </Button>
    </div>
  );
}

type Lead = AttentionItem["lead"];
/** By the promise, not by callbacks of the row: the live list may take the row away before the answer comes. */
const saying = (words: string, done: Promise<unknown>) => void done.then(() => tellDone(words), tellFailed);

function TryAgain({ runId }: { runId: string }) {
  const tryAgain = useTryAgain();
  return (
    <Button
      size="xs"
      loading={tryAgain.isPending}
      onClick={() => saying("Trying again from there.", tryAgain.mutateAsync(runId))}
    >
      Try again
    </Button>
  );
}

function Objection({ assignmentId }: { assignmentId: string }) {
  const settle = useSettle();
  return (
    <>
      <Button size="xs" component={Link} href={`/why/${assignmentId}`}>
        Why it went there
      </Button>
      <Button
        size="xs"
        loading={settle.isPending}
        onClick={() => saying("It stays where it is.", settle.mutateAsync(assignmentId))}
      >
        It stays
      </Button>
    </>
  );
}

function SendToFlow({ lead }: { lead: Lead }) {
  const send = useSendToFlow();
  return (
    <Button
      size="xs"
      loading={send.isPending}
      onClick={() => saying(`${lead.name} is in the flow.`, send.mutateAsync(lead.id))}
    >
      Send to the flow
    </Button>
  );
}

function TakeIt({ lead, myId }: { lead: Lead; myId: string }) {
  const assign = useAssignLead();
  const take = { leadId: lead.id, repId: myId, reason: "Took it" };
  return (
    <Button
      size="xs"
      // Until the list without it is there.
      loading={assign.isPending || assign.isSuccess}
      onClick={() => saying(`${lead.name} is yours.`, assign.mutateAsync(take))}
    >
      Take it
    </Button>
  );
}
