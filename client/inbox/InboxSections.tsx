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
import type { JustAccepted } from "./use-inbox-state.ts";

interface PartProps {
  readonly sections: Sections;
  readonly justAccepted: JustAccepted | null;
}

interface FreshProps extends PartProps {
  /** How many there are below. */
  readonly claimable: number;
  readonly reminders: number;
  readonly messages: number;
}

/** New leads, and among them, where it stood, the one that was just accepted. */
export function Fresh({ sections, justAccepted, claimable, reminders, messages }: FreshProps) {
  const { fresh, today, later } = sections;
  const accepted = [...today, ...later].find(({ assignmentId }) => assignmentId === justAccepted?.assignmentId);
  const cards = accepted && justAccepted ? fresh.toSpliced(justAccepted.place, 0, accepted) : fresh;
  const takesLeads = isRep(useMe());
  const isIdle = today.length + later.length + claimable + reminders === 0;
  // To who leads a team and takes no leads, messages are all there is.
  if (!takesLeads && cards.length === 0 && messages > 0) return null;
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
              {claimable.toLocaleString("en")} to claim
            </a>
          )}
        </>
      }
    >
      <div className={classes.cards} aria-live="polite" aria-relevant="additions">
        {cards.map((item) =>
          item === accepted ? (
            <AcceptedCard key={item.assignmentId} item={item} />
          ) : (
            <NewLeadCard key={item.assignmentId} item={item} />
          ),
        )}
      </div>
      {cards.length === 0 && !isIdle && <p className="small muted">Nothing new.</p>}
      {cards.length === 0 && isIdle && (
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

/** Accepted leads: those due today, and the rest behind a button. */
export function Accepted({ sections, justAccepted }: PartProps) {
  const others = ({ assignmentId }: InboxItem) => assignmentId !== justAccepted?.assignmentId;
  const today = sections.today.filter(others);
  const later = sections.later.filter(others);
  const [isShown, setShown] = useState(false);
  return (
    <>
      {today.length > 0 && (
        <Section id="due" title="Due today" count={<span className="small muted">{today.length}</span>}>
          <Rows items={today} />
        </Section>
      )}
      {later.length > 0 && (
        <Section
          title="Later"
          count={<span className="small muted">{later.length}</span>}
          action={
            <Button size="xs" variant="subtle" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
              {isShown ? "Hide" : "Show"}
            </Button>
          }
        >
          {isShown && <Rows items={later} />}
        </Section>
      )}
    </>
  );
}

function Rows({ items }: { readonly items: readonly InboxItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <LeadRowItem key={item.assignmentId} item={item} />
      ))}
    </ul>
  );
}
