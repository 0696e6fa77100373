import { Button } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { useState } from "react";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { isRep, useMe } from "../api/session.ts";
import { Count } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { AcceptedCard } from "./AcceptedCard.tsx";
import classes from "./InboxPage.module.css";
import { LeadRowItem } from "./LeadRowItem.tsx";
import { NewLeadCard } from "./NewLeadCard.tsx";
import { Section } from "./Section.tsx";
import type { Sections } from "./sections.ts";
import { useArrival } from "./use-arrival.ts";
import type { JustAccepted } from "./use-inbox-state.ts";

interface FreshProps {
  readonly sections: Sections;
  /** How many there are below. */
  readonly claimable: number;
  /** Null: nobody knows, for they could not be read. */
  readonly reminders: number | null;
  readonly messages: number;
}

/** New leads, each waiting for a yes. */
export function Fresh({ sections, claimable, reminders, messages }: FreshProps) {
  const { fresh, today, later } = sections;
  const takesLeads = isRep(useMe());
  const isIdle = today.length + later.length + claimable === 0 && reminders === 0;
  // To who leads a team and takes no leads, messages are all there is.
  if (!takesLeads && fresh.length === 0 && messages > 0) return null;
  return (
    <Section
      title="New"
      count={fresh.length > 0 && <Count>{fresh.length}</Count>}
      action={
        <>
          {fresh.length > 1 && today.length > 0 && (
            <a className={classes.further} href="#due">
              {today.length} due
            </a>
          )}
          {claimable > 0 && (
            <a className={classes.further} href="#claim">
              {claimable.toLocaleString("en")} waiting
            </a>
          )}
        </>
      }
    >
      <div className={classes.cards} aria-live="polite" aria-relevant="additions">
        {fresh.map((item) => (
          <NewLeadCard key={item.assignmentId} item={item} />
        ))}
      </div>
      {fresh.length === 0 && !isIdle && <p className="small muted">Nothing new.</p>}
      {fresh.length === 0 && isIdle && (
        <div className="panel">
          <Empty title="Nothing new" icon={<IconInbox size={22} />}>
            {takesLeads
              ? "A new lead shows here the moment it is yours, with the time you have to answer."
              : "What flows tell you about your team’s leads shows here."}
          </Empty>
        </div>
      )}
    </Section>
  );
}

interface AcceptedProps {
  readonly sections: Sections;
  readonly justAccepted: JustAccepted | null;
}

/**
 * Accepted leads: those due today, and the rest behind a button. The one just accepted stands first where it belongs: until
 * they are reached as a card, then as a line.
 */
export function Accepted({ sections, justAccepted }: AcceptedProps) {
  const isJust = ({ assignmentId }: InboxItem) => assignmentId === justAccepted?.assignmentId;
  const { today, later } = sections;
  const [isShown, setShown] = useState(false);
  const moved = (items: readonly InboxItem[]) =>
    items
      .filter(isJust)
      .map((item) =>
        item.lead.reachedAt ? (
          <JustReached key={item.assignmentId} item={item} />
        ) : (
          <AcceptedCard key={item.assignmentId} item={item} fromTop={justAccepted?.fromTop ?? null} />
        ),
      );
  const others = (items: readonly InboxItem[]) => items.filter((item) => !isJust(item));
  return (
    <>
      {today.length > 0 && (
        <Section id="due" title="Due today" count={<span className="small muted">{today.length}</span>}>
          <div className={classes.cards}>
            {moved(today)}
            <Rows items={others(today)} />
          </div>
        </Section>
      )}
      {later.length > 0 && (
        <Section
          title="Later"
          count={<span className="small muted">{later.length}</span>}
          action={
            others(later).length > 0 && (
              <Button size="xs" variant="subtle" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
                {isShown ? "Hide" : "Show"}
              </Button>
            )
          }
        >
          <div className={classes.cards}>
            {moved(later)}
            {isShown && <Rows items={others(later)} />}
          </div>
        </Section>
      )}
    </>
  );
}

/** It keeps the focus when it moves on from what is due to what is not. */
function JustReached({ item }: { readonly item: InboxItem }) {
  const row = useArrival<HTMLLIElement>(null);
  return (
    <ul>
      <LeadRowItem ref={row} item={item} />
    </ul>
  );
}

function Rows({ items }: { readonly items: readonly InboxItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul>
      {items.map((item) => (
        <LeadRowItem key={item.assignmentId} item={item} />
      ))}
    </ul>
  );
}
