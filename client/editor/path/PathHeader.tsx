import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconChevronLeft, IconClock, IconPlayerStop } from "@tabler/icons-react";
import { Link } from "wouter";
import type { RunDetail } from "../../../server/runs/contract.ts";
import { Chip } from "../../ui/Chip.tsx";
import { confirm } from "../../ui/confirm.tsx";
import { Countdown } from "../../ui/Countdown.tsx";
import { tellDone, tellFailed } from "../../ui/tell.tsx";
import { useChangePath } from "../flow-queries.ts";
import classes from "./path.module.css";

export function PathHeader({ lead }: { lead: RunDetail }) {
  return (
    <header className={classes.top}>
      <Button
        component={Link}
        href={`/flows/${lead.flowId}?view=leads`}
        variant="subtle"
        leftSection={<IconChevronLeft size={18} />}
      >
        All leads
      </Button>
      <h1 className="truncate">{lead.leadName}</h1>
      <Standing lead={lead} />
      <p className="small muted">
        <Link href={`/flows/${lead.flowId}`}>{lead.flowName}</Link>, version {lead.version}
      </p>
      <span className="row push">
        <Button component={Link} href={`/leads/${lead.leadId}`}>
          Open the lead
        </Button>
        <Commands lead={lead} />
      </span>
    </header>
  );
}

function Standing({ lead: { status, waitingFor } }: { lead: RunDetail }) {
  switch (status) {
    case "waiting":
      return (
        <Chip tone="info" icon={<IconClock />}>
          Waits{waitingFor?.until && ", "}
          {waitingFor?.until && <Countdown until={waitingFor.until} />}
        </Chip>
      );
    case "ready":
      return <Chip tone="info">On its way</Chip>;
    case "done":
      return (
        <Chip tone="good" icon={<IconCheck />}>
          At the end
        </Chip>
      );
    case "failed":
      return (
        <Chip tone="bad" icon={<IconAlertTriangle />}>
          Stopped, needs attention
        </Chip>
      );
    case "cancelled":
      return <Chip icon={<IconPlayerStop />}>Stopped by hand</Chip>;
  }
}

function Commands({ lead }: { lead: RunDetail }) {
  const change = useChangePath(lead.id);
  const run = (to: "retry" | "cancel", words: string) =>
    change.mutate(to, { onSuccess: () => tellDone(words), onError: tellFailed });
  const stop = async () => {
    const isSure = await confirm({
      title: "Stop here",
      children: "The flow does nothing more for this lead. Whoever is responsible keeps it. This cannot be undone.",
      confirm: "Stop here",
      danger: true,
    });
    if (isSure) run("cancel", "Stopped. Whoever is responsible keeps the lead.");
  };
  if (lead.status === "failed") {
    return (
      <Button variant="filled" loading={change.isPending} onClick={() => run("retry", "It is tried again from here.")}>
        Try again from here
      </Button>
    );
  }
  if (lead.status !== "waiting" && lead.status !== "ready") return null;
  return (
    <Button loading={change.isPending} onClick={() => void stop()}>
      Stop here
    </Button>
  );
}
