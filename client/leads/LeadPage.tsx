import { ActionIcon } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useParams } from "wouter";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { isStatus } from "../api/errors.ts";
import { useMe } from "../api/session.ts";
import { MyReminders } from "../reminders/MyReminders.tsx";
import { Chip } from "../ui/Chip.tsx";
import { ConnectionLost } from "../ui/ConnectionLost.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failed } from "../ui/Failed.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import { currentAssignment, deadlineOf } from "./current.ts";
import { DueStrip } from "./DueStrip.tsx";
import { LeadDetails } from "./LeadDetails.tsx";
import { LeadMenu } from "./LeadMenu.tsx";
import classes from "./LeadPage.module.css";
import { LeadSheets } from "./LeadSheets.tsx";
import { LeadState } from "./LeadState.tsx";
import { MainAct } from "./MainAct.tsx";
import { Mend } from "./Mend.tsx";
import { QuickActs, type QuickActsProps } from "./QuickActs.tsx";
import { Timeline } from "./Timeline.tsx";
import { useLead } from "./use-lead.ts";
import { useLeadSheets } from "./use-lead-sheets.ts";
import { useLiveLead } from "./use-live-lead.ts";
import { useWayBack } from "./way-back.ts";
import { Why } from "./Why.tsx";

/** One lead: what they want, by when, what happened, and what to do now. */
export function LeadPage() {
  const { id } = useParams<{ id: string }>();
  const lead = useLead(id);
  const isGone = isStatus(lead.error, 404);
  const again = () => void lead.refetch();
  if (isGone && !lead.data) return <NotWithYou />;
  return (
    <div className={`page ${classes.page}`}>
      {!lead.data && !lead.isError && <Loading />}
      {!lead.data && lead.isError && <Failed title="The lead did not load" error={lead.error} onRetry={again} />}
      {lead.data && (
        <ConnectionLost readAt={lead.dataUpdatedAt} isOutOfDate={lead.isError && !isGone} onRetry={again} />
      )}
      {lead.data && <LeadBody key={lead.data.id} lead={lead.data} isGone={isGone} />}
    </div>
  );
}

function NotWithYou() {
  const back = useWayBack();
  return (
    <div className="page">
      <Empty title="This lead is not with you" action={<Link href={back.href}>{back.label}</Link>}>
        It may have gone to somebody else, or it does not exist any more.
      </Empty>
    </div>
  );
}

interface LeadBodyProps {
  readonly lead: LeadDetail;
  /** It went to somebody else while it was open here. What one is writing stays open, for it is kept all the same. */
  readonly isGone: boolean;
}

function LeadBody({ lead, isGone }: LeadBodyProps) {
  usePageTitle(lead.name);
  useLiveLead(lead);
  const me = useMe();
  const state = useLeadSheets(lead);
  const current = currentAssignment(lead);
  const isMine = !isGone && current?.repId === me.id;
  const deadline = isGone ? undefined : deadlineOf(lead);
  return (
    <>
      <LeadHead lead={lead} isMine={isMine} isGone={isGone} onSheet={state.open} />
      {state.late && <Note tone="warn">{state.late}</Note>}
      {isGone && !state.late && <Note tone="warn">This lead is not with you any more.</Note>}
      <Mend lead={lead} />
      {deadline && <DueStrip deadline={deadline} />}
      <div className={classes.columns}>
        <div className={classes.column}>
          {!isGone && <QuickActs lead={lead} isMine={isMine} onSheet={state.open} />}
          {isMine && <MyReminders leadId={lead.id} />}
          {lead.message && <p className={classes.message}>“{lead.message}”</p>}
          {current && isMine && <Why sentence={current.sentence} assignmentId={current.id} leadName={lead.name} />}
          {current && !isMine && !isGone && current.sentence && (
            <p className="small muted">
              Why {current.repName}: {current.sentence}. <Link href={`/why/${current.id}`}>All reasons</Link>
            </p>
          )}
        </div>
        <div className={classes.side}>
          <LeadDetails lead={lead} />
        </div>
        <div className={classes.column}>
          <Panel title="What happened">
            <Timeline entries={lead.timeline} />
          </Panel>
        </div>
      </div>
      {!isGone && <MainAct lead={lead} isMine={isMine} onSheet={state.open} onTooLate={state.setLate} />}
      <LeadSheets lead={lead} isGone={isGone} state={state} />
    </>
  );
}

function LeadHead({ lead, isMine, isGone, onSheet }: QuickActsProps & Pick<LeadBodyProps, "isGone">) {
  const back = useWayBack();
  return (
    <header className={classes.head}>
      <ActionIcon component={Link} href={back.href} aria-label={back.label}>
        <IconChevronLeft size={24} />
      </ActionIcon>
      <div className={classes.who}>
        <h1>{lead.name}</h1>
        {lead.company && <p className="small muted">{lead.company}</p>}
      </div>
      <span className={classes.state}>
        {!isMine && !isGone && <LeadState lead={lead} />}
        {lead.test && <Chip>Test</Chip>}
        {lead.demo && <Chip>Demo</Chip>}
      </span>
      {!isGone && <LeadMenu lead={lead} isMine={isMine} onSheet={onSheet} />}
    </header>
  );
}
