import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { ApiError, messageOf } from "../api/errors.ts";
import { useFlow, useFlows } from "../api/flows.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useMe } from "../api/session.ts";
import { useChangeWorkspace } from "../api/workspace.ts";
import { BeforeLive } from "../flows/BeforeLive.tsx";
import { useRemoveDemo } from "../settings/use-remove-demo.tsx";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import { FirstTestLead } from "./FirstTestLead.tsx";
import { NoFlowYet } from "./NoFlowYet.tsx";
import classes from "./SetUpPage.module.css";
import type { StepProps } from "./step-props.ts";

/** The last step: from now on leads find their person. */
export function LiveStep({ workspace }: StepProps) {
  const client = useQueryClient();
  const flow = (useFlows().data ?? []).find(({ demo }) => !demo);
  const finish = useChangeWorkspace();
  const goLive = useMutation({
    mutationFn: () => api.post<{ version: number }>(`/flows/${flow!.id}/publish`, {}, { ifMatch: flow!.revision }),
    onSuccess: async () => {
      await finish.mutateAsync({ setUp: true });
      await Promise.all([keys.flows, keys.sources].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  if (!flow) {
    return (
      <Panel title="Go live">
        <NoFlowYet />
      </Panel>
    );
  }
  if (flow.status === "live") return <AllDone hasDemo={workspace.demo} flowId={flow.id} />;
  return (
    <Panel title="Go live">
      <div className={classes.content}>
        <p className="small">
          From now on “{flow.name}” takes new leads and gives them to people. You can pause it at any time; leads that
          are in it go on to their end.
        </p>
        <Warnings flowId={flow.id} />
        {goLive.isError && <GoLiveFailed error={goLive.error} flowId={flow.id} />}
        <div className="row wrap">
          <Button variant="filled" loading={goLive.isPending} onClick={() => goLive.mutate()}>
            Go live
          </Button>
          <Button variant="subtle" component={Link} href={`/flows/${flow.id}`}>
            Look at it in the editor
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Warnings({ flowId }: { flowId: string }) {
  const { data: flow } = useFlow(flowId);
  return flow ? <BeforeLive graph={flow.graph} /> : null;
}

function GoLiveFailed({ error, flowId }: { error: unknown; flowId: string }) {
  return (
    <Note tone="bad">
      {messageOf(error)}{" "}
      {error instanceof ApiError && error.status === 422 && (
        <Link href={`/flows/${flowId}`}>Mend it in the editor</Link>
      )}
    </Note>
  );
}

function AllDone({ hasDemo, flowId }: { hasDemo: boolean; flowId: string }) {
  const me = useMe();
  const [isTesting, setTesting] = useState(false);
  const removeDemo = useRemoveDemo();
  return (
    <Panel title="You are live">
      <div className={classes.content}>
        <Note tone="good">New leads now find their person by themselves.</Note>
        {!me.hasPassword && (
          <Note tone="warn">
            You came in by a link that works once.{" "}
            <Link href="/me" className="thumb-link">
              {me.isUnnamed ? "Add your name and a password" : "Set a password"}
            </Link>
            , else you cannot come in again.
          </Note>
        )}
        {isTesting && <FirstTestLead />}
        <div className="row wrap">
          {!isTesting && (
            <Button variant="filled" onClick={() => setTesting(true)}>
              Send a test lead
            </Button>
          )}
          <Button component={Link} href={`/flows/${flowId}`}>
            Watch the flow
          </Button>
          <Button component={Link} href="/sources">
            Link to the form
          </Button>
          {hasDemo && (
            <Button variant="subtle" loading={removeDemo.isPending} onClick={removeDemo.ask}>
              Remove demo data
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}
