import { IconTrash } from "@tabler/icons-react";
import { Button } from "@mantine/core";
import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { Empty } from "../ui/Empty.tsx";
import { Panel } from "../ui/Panel.tsx";
import { useRemoveDemo } from "./use-remove-demo.tsx";

/** Made-up people, leads and their flow, until they are not needed any more. */
export function DemoData({ workspace }: { workspace: WorkspaceView }) {
  const remove = useRemoveDemo();
  return (
    <Panel title="Demo data">
      {workspace.demo ? (
        <div className="stack">
          <p className="small">
            The demo flow, its people and its made-up leads. They count in no figure and nobody outside gets a message.
          </p>
          <div>
            <Button
              variant="danger"
              leftSection={<IconTrash size={18} />}
              loading={remove.isPending}
              onClick={remove.ask}
            >
              Remove demo data
            </Button>
          </div>
        </div>
      ) : (
        <Empty title="There are no demo data">What is here is yours.</Empty>
      )}
    </Panel>
  );
}
