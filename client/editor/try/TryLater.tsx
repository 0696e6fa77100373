import { Button } from "@mantine/core";
import type { DryRunReply } from "../../../server/flows/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { usePeople } from "../../api/people.ts";
import { whenNear } from "../../ui/time.ts";
import { firstBack } from "./first-back.ts";

/** Where nobody could take the lead because of the hour: the same lead when somebody is back. */
export function TryLater({ reply, onTry }: { reply: DryRunReply; onTry: (at: string) => void }) {
  const people = usePeople();
  const at = firstBack(reply, people.data ?? []);
  if (at === undefined) return null;
  return (
    <div>
      <Button size="xs" onClick={() => onTry(at)}>
        Try it {whenNear(at, serverNow())} instead
      </Button>
    </div>
  );
}
