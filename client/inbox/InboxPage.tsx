import { ActionIcon } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKeyboard } from "@tabler/icons-react";
import { useMemo } from "react";
import { useLocation } from "wouter";
import type { InboxItem, InboxReply } from "../../server/inbox/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { isRep, useMe } from "../api/session.ts";
import { ContactSheet } from "../leads/ContactSheet.tsx";
import { PassOnSheet } from "../leads/PassOnSheet.tsx";
import { useDueReminders, useReminders } from "../reminders/use-reminders.ts";
import { ConnectionLost } from "../ui/ConnectionLost.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import { ClaimList } from "./ClaimList.tsx";
import { DueReminders } from "./DueReminders.tsx";
import { Gone } from "./Gone.tsx";
import { InboxActsProvider } from "./inbox-acts.ts";
import classes from "./InboxPage.module.css";
import { Accepted, Fresh } from "./InboxSections.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { Messages } from "./Messages.tsx";
import { NotesChoice } from "./NotesChoice.tsx";
import { Presence } from "./Presence.tsx";
import { intoSections } from "./sections.ts";
import { TooLateNotes } from "./TooLateNotes.tsx";
import { useInboxKeys } from "./use-inbox-keys.ts";
import { useInboxState } from "./use-inbox-state.ts";
import { useInbox } from "./use-inbox.ts";

/** A rep's first screen: what is new, what is due, what could be taken. */
export function InboxPage() {
  const inbox = useInbox();
  const fresh = inbox.data?.data.filter(({ isNew }) => isNew).length ?? 0;
  const [isHelpShown, help] = useDisclosure();
  const takesLeads = isRep(useMe());
  usePageTitle(fresh > 0 ? `(${fresh}) Inbox` : "Inbox");
  return (
    <div className={`page ${classes.page}`}>
      <header className={classes.head}>
        <h1>Inbox</h1>
        {inbox.data && takesLeads && <Presence me={inbox.data.me} />}
        <span className={classes.keys}>
          <ActionIcon aria-label="Show the keys" onClick={help.open}>
            <IconKeyboard size={20} />
          </ActionIcon>
        </span>
      </header>
      {inbox.data && (
        <ConnectionLost readAt={inbox.dataUpdatedAt} isOutOfDate={inbox.isError} onRetry={() => void inbox.refetch()} />
      )}
      <QueryView query={inbox} failed="Your inbox did not load" saysAge>
        {(data) => <InboxBody inbox={data} isOld={inbox.isError} onHelp={help.open} />}
      </QueryView>
      {isHelpShown && <KeysHelp onClose={help.close} />}
    </div>
  );
}

interface InboxBodyProps {
  readonly inbox: InboxReply;
  /** It could not be read again, which stands above it. */
  readonly isOld: boolean;
  readonly onHelp: () => void;
}

function InboxBody({ inbox, isOld, onHelp }: InboxBodyProps) {
  const state = useInboxState();
  const allReminders = useReminders();
  const reminders = useDueReminders();
  const takesLeads = isRep(useMe());
  const [, navigate] = useLocation();
  const today = new Date(useServerNow()).toDateString();
  const { justAccepted, sheet, setSheet } = state;
  // Sorted anew when the data or the day change, not each second.
  const sections = useMemo(() => intoSections(inbox.data, Date.parse(today)), [inbox.data, today]);
  useInboxKeys({
    items: [...sections.fresh, ...sections.today, ...sections.later],
    acts: state.acts,
    open: ({ lead }) => navigate(`/leads/${lead.id}`),
    help: onHelp,
  });
  return (
    <InboxActsProvider value={state.acts}>
      <TooLateNotes notes={state.late} onClose={state.closeLate} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Fresh
            sections={sections}
            claimable={inbox.claimableCount}
            reminders={allReminders.isError ? null : reminders.length}
            messages={inbox.notifications.length}
          />
          <DueReminders reminders={reminders} query={allReminders} saysAge={isOld} items={inbox.data} />
          <Accepted sections={sections} justAccepted={justAccepted} />
        </div>
        <div className={classes.column}>
          <ClaimList leads={inbox.claimable} count={inbox.claimableCount} onTooLate={state.noteLate} />
          <Messages messages={inbox.notifications} unseenCount={inbox.unseenCount} />
          <Gone leads={inbox.gone} />
          {takesLeads && <NotesChoice />}
        </div>
      </div>
      {sheet?.kind === "pass-on" && (
        <PassOnSheet {...ofItem(sheet.item)} onClose={() => setSheet(null)} onTooLate={state.noteLate} />
      )}
      {sheet?.kind === "contact" && (
        <ContactSheet
          {...ofItem(sheet.item)}
          way={sheet.way}
          onClose={() => setSheet(null)}
          onTooLate={state.noteLate}
        />
      )}
    </InboxActsProvider>
  );
}

const ofItem = ({ assignmentId, lead }: InboxItem) => ({ assignmentId, leadName: lead.name });
