import { useQueryClient } from "@tanstack/react-query";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { keys } from "../api/keys.ts";
import { isManager, useMe } from "../api/session.ts";
import { useTopic } from "../api/socket.ts";

/** Reads the lead again when its path moves on. Managers watch the path; what changes for a rep renews all their leads. */
export function useLiveLead(lead: LeadDetail): void {
  const me = useMe();
  const client = useQueryClient();
  const renew = () => void client.invalidateQueries({ queryKey: keys.lead(lead.id) });
  const path = lead.runs.at(-1);
  useTopic(path && isManager(me) ? `run:${path.id}` : null, { step: renew, run: renew, resync: renew });
}
