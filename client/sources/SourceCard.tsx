import { Button, Collapse } from "@mantine/core";
import { IconAlertTriangle, IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useId, useState } from "react";
import { Link } from "wouter";
import type { SourceView } from "../../server/sources/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Chip } from "../ui/Chip.tsx";
import { plural, whenNear } from "../ui/time.ts";
import { ForDevelopers } from "./ForDevelopers.tsx";
import { HostedForm } from "./HostedForm.tsx";
import { SourceMenu } from "./SourceMenu.tsx";
import classes from "./SourcesPage.module.css";

interface SourceCardProps {
  readonly source: SourceView;
  readonly isOpen: boolean;
}

/** One place where leads come from; opened, it shows the ways in. */
export function SourceCard({ source, isOpen }: SourceCardProps) {
  const [opened, setOpened] = useState(isOpen);
  const now = useServerNow();
  const id = useId();
  return (
    <li className={classes.source}>
      <div className={classes.head}>
        <div className="stack">
          <div className="row wrap">
            <h2>{source.name}</h2>
            <TakenBy source={source} />
            {source.demo && <Chip tone="info">Made-up leads</Chip>}
          </div>
          <p className="small muted">
            {source.lastLeadAt
              ? `Last lead ${whenNear(source.lastLeadAt, now)}, ${plural(source.leadsToday, "lead")} today`
              : "No lead has come from here yet"}
          </p>
        </div>
        <div className="row">
          <Button
            size="xs"
            aria-expanded={opened}
            aria-controls={id}
            rightSection={opened ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
            onClick={() => setOpened(!opened)}
          >
            Ways in
          </Button>
          <SourceMenu source={source} />
        </div>
      </div>
      <Collapse expanded={opened} id={id}>
        <div className={classes.ways}>
          <HostedForm source={source} />
          <ForDevelopers source={source} />
        </div>
      </Collapse>
    </li>
  );
}

/** Which flow takes these leads; none is something to mend. */
function TakenBy({ source: { flow } }: { source: SourceView }) {
  if (!flow) {
    return (
      <Chip tone="warn" icon={<IconAlertTriangle />}>
        No flow takes these
      </Chip>
    );
  }
  return (
    <>
      {flow.paused && (
        <Chip tone="warn" icon={<IconAlertTriangle />}>
          Flow is paused
        </Chip>
      )}
      <p className="small">
        Taken by <Link href={`/flows/${flow.id}`}>{flow.name}</Link>
      </p>
    </>
  );
}
