import type { LeadRow } from "../../server/leads/contract.ts";
import { useMe } from "../api/session.ts";
import { Chip } from "../ui/Chip.tsx";
import { STATUS_TONES, STATUS_WORDS } from "./lead-status.ts";

/** Who has the lead, or how it stands when nobody has. */
export function LeadState({
  lead: { status, owner, reachedAt },
}: {
  readonly lead: Pick<LeadRow, "status" | "owner" | "reachedAt">;
}) {
  const me = useMe();
  return (
    <span className="row wrap">
      <Chip tone={STATUS_TONES[status]} dot={status === "assigned"}>
        {status === "assigned" && owner ? nameOf(owner, me.id) : STATUS_WORDS[status]}
      </Chip>
      {reachedAt && status !== "closed" && <Chip tone="good">Reached</Chip>}
    </span>
  );
}

const nameOf = ({ id, name }: NonNullable<LeadRow["owner"]>, reader: string) => (id === reader ? "You" : name);
