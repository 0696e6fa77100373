import { Button } from "@mantine/core";
import { IconFolderOpen, IconPlus, IconSitemap } from "@tabler/icons-react";
import { useState } from "react";
import type { FlowView } from "../../server/flows/contract.ts";
import { useFlows } from "../api/flows.ts";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { FlowRow } from "./FlowRow.tsx";
import classes from "./FlowsPage.module.css";
import { NewFlow } from "./NewFlow.tsx";
import { OpenFlowFile } from "./OpenFlowFile.tsx";

/** All flows: which are live, how many leads are in them, what is drawn but not live yet. */
export function FlowsPage() {
  const flows = useFlows();
  const [adding, setAdding] = useState(false);
  return (
    <div className="page">
      <PageHead title="Flows" sentence="A flow decides who gets a lead, and what happens when nobody reacts.">
        <OpenFlowFile>
          {(ask, isPending) => (
            <Button
              leftSection={<IconFolderOpen size={18} />}
              loading={isPending}
              aria-label="Open a flow from a file"
              onClick={ask}
            >
              From a file
            </Button>
          )}
        </OpenFlowFile>
        {flows.data?.length !== 0 && (
          <Button variant="filled" leftSection={<IconPlus size={18} />} onClick={() => setAdding(true)}>
            New flow
          </Button>
        )}
      </PageHead>
      <QueryView query={flows} failed="The flows did not load">
        {(all) =>
          all.length === 0 ? (
            <section className="panel">
              <NoFlows onAdd={() => setAdding(true)} />
            </section>
          ) : (
            <ul className={classes.flows}>
              {all.toSorted(liveFirst).map((flow) => (
                <FlowRow key={flow.id} flow={flow} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <NewFlow opened={adding} onClose={() => setAdding(false)} />
    </div>
  );
}

function NoFlows({ onAdd }: { onAdd: () => void }) {
  return (
    <Empty
      title="No flow yet"
      icon={<IconSitemap size={22} />}
      action={
        <Button variant="filled" onClick={onAdd}>
          Draw a flow
        </Button>
      }
    >
      Start with the usual one: people of a team take turns, and a lead that nobody calls goes to the next person.
    </Empty>
  );
}

const ORDER: Record<FlowView["status"], number> = { live: 0, paused: 1, draft: 2 };
const liveFirst = (a: FlowView, b: FlowView) => ORDER[a.status] - ORDER[b.status] || a.name.localeCompare(b.name);
