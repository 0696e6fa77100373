import { Button } from "@mantine/core";
import { IconCheck, IconHistory } from "@tabler/icons-react";
import type { ReplayReply } from "../../server/receipts/contract.ts";
import { messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import { useReplay } from "./use-receipt.ts";
import classes from "./Replay.module.css";

/** Decides once more over what was kept: whoever does not believe it, tries it. */
export function Replay({ assignmentId }: { readonly assignmentId: string }) {
  const replay = useReplay(assignmentId);
  return (
    <section className={classes.replay} aria-label="Decide it again">
      <Button leftSection={<IconHistory size={18} />} loading={replay.isPending} onClick={() => replay.mutate()}>
        Decide it again
      </Button>
      <div role="status">
        {replay.data?.same && (
          <p className={classes.same}>
            <IconCheck size={18} aria-hidden="true" /> Same person, same numbers
          </p>
        )}
        {!replay.data && !replay.isPending && (
          <p className="small muted">
            Decides over the same people, hours and balances as then. Nothing changes by it.
          </p>
        )}
      </div>
      {replay.data?.same === false && <Different reply={replay.data} />}
      {replay.isError && <Note tone="bad">{messageOf(replay.error)}</Note>}
    </section>
  );
}

function Different({ reply: { difference } }: { readonly reply: Extract<ReplayReply, { same: false }> }) {
  const { path, stored, replayed } = difference;
  return (
    <Note tone="bad">
      It comes out differently: at {path} it was {JSON.stringify(stored)}, and is {JSON.stringify(replayed)} now. Tell
      whoever looks after Baton here.
    </Note>
  );
}
