import type { AssignmentReply } from "../../server/assignments/contract.ts";
import type { ProblemReply } from "../../server/http/contract.ts";
import type { InboxItem, InboxReply } from "../../server/inbox/contract.ts";
import type { Caller, Reply } from "../http/callers.ts";
import { made2xx } from "../setup/live-flow.ts";

/** A reply of 409 that names what happened instead. */
export type TooLateReply = ProblemReply & { happened: string; at: string | null; owner: { id: string } | null };

type Act = "accept" | "decline" | "contact" | "attempt";

/** What a person does with a lead, whatever the reply is. */
export const act = <Body = AssignmentReply>(
  caller: Caller,
  assignmentId: string,
  what: Act,
  body?: object,
): Promise<Reply<Body>> => caller.post<Body>(`/assignments/${assignmentId}/${what}`, body);

export async function inboxOf(api: Caller, repId: string): Promise<InboxReply> {
  return made2xx(api.get<InboxReply>(`/inbox?onBehalfOf=${repId}`));
}

/** The lead as it lies in the inbox of a person; undefined when it is not there. */
export async function cardOf(api: Caller, repId: string, leadId: string): Promise<InboxItem | undefined> {
  return (await inboxOf(api, repId)).data.find(({ lead }) => lead.id === leadId);
}
