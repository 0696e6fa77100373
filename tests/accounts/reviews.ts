import type { AttentionReply } from "../../server/attention/contract.ts";
import type { Caller } from "../http/callers.ts";
import { made2xx } from "../setup/live-flow.ts";

export const SOON = { timeout: 5_000, interval: 50 };

export const send = (api: Caller, source: string, lead: object) =>
  made2xx(api.post<{ leadId: string }>("/leads", { source, name: "Mia Sommer", ...lead })).then(({ leadId }) => leadId);

/** What Needs attention asks about the company with this domain. */
export async function reviewsOf(api: Caller, domain: string) {
  const { data } = await made2xx(api.get<AttentionReply>("/attention?kind=review&limit=200"));
  const accounts = await made2xx(api.get<{ data: { id: string }[] }>(`/accounts?search=${domain}`));
  return data.filter(({ review }) => review!.accountId === accounts.data[0]?.id);
}
