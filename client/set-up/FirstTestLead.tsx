import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { AcceptedLead } from "../../server/intake/contract.ts";
import { useSources } from "../api/sources.ts";
import { TestLeadFields } from "../shell/TestLeadForm.tsx";
import { theForm } from "../sources/the-form.ts";
import { Note } from "../ui/Note.tsx";

/** A lead by the company's own form, also while the demo is still there: the flow that has just gone live takes it. */
export function FirstTestLead() {
  const form = theForm(useSources().data ?? []);
  const [sent, setSent] = useState<AcceptedLead | null>(null);
  if (!form) return null;
  if (sent) return <WhereItWent lead={sent} onAgain={() => setSent(null)} />;
  return (
    <>
      <p className="small muted">You play the customer and come by “{form.name}”. Nobody outside gets a message.</p>
      <TestLeadFields sourceId={form.id} onSent={setSent} />
    </>
  );
}

function WhereItWent({ lead: { leadId, owner }, onAgain }: { lead: AcceptedLead; onAgain: () => void }) {
  return (
    <div className="stack" role="status">
      {owner ? (
        <Note tone="good">{owner.name} has it.</Note>
      ) : (
        <Note tone="info">
          Nobody has it yet. If nobody is at work now, it waits in{" "}
          <Link href="/attention" className="thumb-link">
            Needs attention
          </Link>
          .
        </Note>
      )}
      <div className="row wrap">
        <Button component={Link} href={`/leads/${leadId}`} variant="filled">
          Read why
        </Button>
        <Button onClick={onAgain}>Send another</Button>
      </div>
    </div>
  );
}
