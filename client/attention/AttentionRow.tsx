import { Button } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";
import type { AttentionItem } from "../../server/attention/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { isRep, useMe } from "../api/session.ts";
import { Chip } from "../ui/Chip.tsx";
import { Sign } from "../ui/Sign.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { lastedWords } from "../ui/time.ts";
import classes from "./AttentionPage.module.css";
import { GiveTo } from "./GiveTo.tsx";
import { KIND_WORDS } from "./kinds.ts";
import { useAssign, useSendToFlow, useTryAgain } from "./use-mend.ts";

const MINUTE = 60_000;

/** One stuck lead: who, why, since when, and what can be done. */
export function AttentionRow({ item }: { item: AttentionItem }) {
  const { lead, kind, sentence, since } = item;
  const words = KIND_WORDS[kind];
  const lasted = useServerNow() - Date.parse(since);
  return (
    <li className={classes.item}>
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
      <Actions item={item} />
    </li>
  );
}

/** Amber from 10 minutes, red from 25: the longer, the fewer customers answer. */
function toneOf(lastedMs: number): "plain" | "warn" | "bad" {
  if (lastedMs >= 25 * MINUTE) return "bad";
  return lastedMs >= 10 * MINUTE ? "warn" : "plain";
}

function Actions({ item }: { item: AttentionItem }) {
  const me = useMe();
  const [giving, setGiving] = useState(false);
  const assign = useAssign();
  const tryAgain = useTryAgain();
  const sendToFlow = useSendToFlow();
  const { lead, run, kind } = item;
  return (
    <div className={classes.actions}>
      {kind === "stopped" && run && (
        <Button
          size="xs"
          loading={tryAgain.isPending}
          onClick={() =>
            tryAgain.mutate(run.id, { onSuccess: () => tellDone("Trying again from there."), onError: tellFailed })
          }
        >
          Try again
        </Button>
      )}
      {kind === "no-flow" && (
        <Button
          size="xs"
          loading={sendToFlow.isPending}
          onClick={() =>
            sendToFlow.mutate(lead.id, {
              onSuccess: () => tellDone(`${lead.name} is in the flow.`),
              onError: tellFailed,
            })
          }
        >
          Send to the flow
        </Button>
      )}
      {isRep(me) && lead.owner?.id !== me.id && (
        <Button
          size="xs"
          loading={assign.isPending}
          onClick={() =>
            assign.mutate(
              { leadId: lead.id, repId: me.id, reason: "Took it" },
              { onSuccess: () => tellDone(`${lead.name} is yours.`), onError: tellFailed },
            )
          }
        >
          Take it
        </Button>
      )}
      <Button size="xs" onClick={() => setGiving(true)}>
        Give to…<span className="hidden"> ({lead.name})</span>
      </Button>
      <GiveTo opened={giving} onClose={() => setGiving(false)} item={item} />
    </div>
  );
}
