import { Button } from "@mantine/core";
import { IconSitemap, IconTrash, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";
import type { FlowView } from "../../server/flows/contract.ts";
import { useMe } from "../api/session.ts";
import { useRemoveDemo } from "../settings/use-remove-demo.tsx";
import { Note } from "../ui/Note.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import classes from "./FirstScreen.module.css";
import { LiveFlow } from "./LiveFlow.tsx";
import { type SentLead, TeachingSteps } from "./TeachingSteps.tsx";

/** The demo flow, live, beside three steps that teach: send yourself a lead, watch it, read why. */
export function FirstScreen({ flow }: { flow: FlowView }) {
  usePageTitle("Welcome");
  const me = useMe();
  const removeDemo = useRemoveDemo();
  const [sent, setSent] = useState<SentLead | null>(null);
  return (
    <div className="page">
      <header className={classes.head}>
        <h1>Your workspace is ready. A flow is running.</h1>
        <p className="muted">The leads you see are made up. Take three minutes to see how a lead finds its person.</p>
        {!me.hasPassword && (
          <Note tone="info">
            You came in by a link that works once.{" "}
            <Link href="/me" className="thumb-link">
              {me.isUnnamed ? "Add your name and a password" : "Set a password"}
            </Link>{" "}
            to come in again.
          </Note>
        )}
      </header>
      <div className={classes.columns}>
        <div className={classes.left}>
          <TeachingSteps flowId={flow.id} sent={sent} onSent={setSent} />
          <div className="row wrap">
            <Button component={Link} href="/set-up" leftSection={<IconUsers size={18} />}>
              Add your team
            </Button>
            <Button component={Link} href="/flows" leftSection={<IconSitemap size={18} />}>
              Draw a flow
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconTrash size={18} />}
              loading={removeDemo.isPending}
              onClick={removeDemo.ask}
            >
              Remove demo data
            </Button>
          </div>
        </div>
        <LiveFlow flow={flow} mine={sent?.leadId ?? null} />
      </div>
    </div>
  );
}
