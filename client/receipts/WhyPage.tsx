import { Button } from "@mantine/core";
import { IconAddressBook, IconSitemap } from "@tabler/icons-react";
import { Link, useParams } from "wouter";
import type { ReceiptView } from "../../server/receipts/contract.ts";
import { isStatus } from "../api/errors.ts";
import { isManager, useMe } from "../api/session.ts";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { dayAndTime } from "../ui/time.ts";
import { Everybody } from "./Everybody.tsx";
import { Replay } from "./Replay.tsx";
import { useReceipt } from "./use-receipt.ts";
import classes from "./WhyPage.module.css";

/** `/why/:id`: why a lead went where it went, in sentences and as a table of everybody. */
export function WhyPage() {
  const { id } = useParams<{ id: string }>();
  const receipt = useReceipt(id);
  if (isStatus(receipt.error, 404)) {
    return (
      <div className="page">
        <Empty isPage title="This is not yours to see" action={<Link href="/">Back</Link>}>
          Why a lead went to somebody is told to them, to their team’s leader and to managers.
        </Empty>
      </div>
    );
  }
  return (
    <div className={`page ${classes.page}`}>
      <QueryView query={receipt} failed="The reasons did not load">
        {(data) => <Why receipt={data} />}
      </QueryView>
    </div>
  );
}

function Why({ receipt }: { readonly receipt: ReceiptView }) {
  const { assignmentId, person, lead, candidates, canReplay } = receipt;
  const me = useMe();
  const isMine = person.id === me.id;
  const could = candidates.filter(({ eligible }) => eligible).length;
  return (
    <>
      <PageHead title={`Why ${isMine ? "you" : person.name} got ${lead.name}`} sentence={<Where receipt={receipt} />}>
        <Button component={Link} href={`/leads/${lead.id}`} leftSection={<IconAddressBook size={18} />}>
          Open the lead
        </Button>
        {receipt.place && isManager(me) && (
          <Button
            component={Link}
            href={`/flows/${receipt.place.flowId}/leads/${receipt.place.runId}?why`}
            leftSection={<IconSitemap size={18} />}
          >
            On the drawing
          </Button>
        )}
      </PageHead>
      <Reasons receipt={receipt} />
      {candidates.length > 0 && (
        <Panel
          title="Everybody in the team"
          state={<span className="small muted">{`${could} of ${candidates.length} could`}</span>}
          flush
        >
          <Everybody candidates={candidates} />
        </Panel>
      )}
      {canReplay && <Replay assignmentId={assignmentId} />}
    </>
  );
}

function Where({ receipt: { at, place } }: { readonly receipt: ReceiptView }) {
  if (!place) return dayAndTime(at);
  return (
    <>
      {dayAndTime(at)}, by the step “{place.step}” of {place.flowName}, version {place.version}
    </>
  );
}

function Reasons({ receipt: { answer, sentences } }: { readonly receipt: ReceiptView }) {
  return (
    <section className={classes.reasons} aria-label="The reasons">
      {answer && <p className={classes.answer}>{answer}.</p>}
      {sentences.length > 0 && (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}.</li>
          ))}
        </ul>
      )}
    </section>
  );
}
