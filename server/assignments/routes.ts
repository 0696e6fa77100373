import { type Db, transaction, type Tx } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { actingPerson, byPerson, isManager } from "../http/actor.ts";
import { byId, nothing } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { type Actor, EVERYBODY, MANAGERS, type Route, route } from "../http/route.ts";
import { assignRequest, claimRequest, closeRequest, noteRequest } from "../leads/contract.ts";
import { acceptLead } from "./accept-lead.ts";
import { readDueAt, readPersonName, type StoredAssignment } from "./assignment-store.ts";
import { addNote, closeLead } from "./close-lead.ts";
import {
  acceptRequest,
  type AssignmentReply,
  assignmentReply,
  attemptRequest,
  contactRequest,
  declineRequest,
  refundReply,
  refundRequest,
} from "./contract.ts";
import { declineLead } from "./decline-lead.ts";
import { assignByHand, claimLead } from "./give-lead.ts";
import { logContact, startAttempt } from "./log-contact.ts";
import { mustSeeLead } from "./may-see-lead.ts";
import { refundLead } from "./refund-lead.ts";
import type { TooLate } from "./too-late.ts";

const DO = { roles: EVERYBODY, scopes: ["leads:write"] } as const;
const MANAGE = { roles: MANAGERS, scopes: ["leads:write"] } as const;
const NOTHING_TO_SEND = {};

export function assignmentRoutes({ db, doorbell }: { db: Db; doorbell: Doorbell }): Route[] {
  /** What the person wrote is committed also when they were too late; only then the 409 is thrown. */
  async function act(work: (tx: Tx) => Promise<StoredAssignment | TooLate>): Promise<AssignmentReply> {
    const { done, dueAt } = await transaction(db, async (tx) => {
      const result = await work(tx);
      return { done: result, dueAt: "tooLate" in result ? null : await readDueAt(tx, result) };
    });
    doorbell.ring("advance");
    if ("tooLate" in done) throw done.tooLate;
    return {
      id: done.id,
      leadId: done.leadId,
      repId: done.personId,
      state: done.state,
      acceptedAt: done.acceptedAt?.toISOString() ?? null,
      dueAt: dueAt?.toISOString() ?? null,
    };
  }

  return [
    route({
      method: "post",
      path: "/assignments/{id}/accept",
      summary: "Accepts a lead: mine",
      params: byId,
      body: acceptRequest,
      example: { onBehalfOf: EXAMPLE_IDS.rep },
      output: assignmentReply,
      access: DO,
      errors: ["too-late"],
      handle: ({ params, body, actor }) => act((tx) => acceptLead(tx, { assignmentId: params.id, actor, ...body })),
    }),
    route({
      method: "post",
      path: "/assignments/{id}/decline",
      summary: "Passes a lead on, with the reason",
      params: byId,
      body: declineRequest,
      example: { reason: "I know them privately", onBehalfOf: EXAMPLE_IDS.rep },
      output: assignmentReply,
      access: DO,
      errors: ["too-late"],
      handle: ({ params, body, actor }) => act((tx) => declineLead(tx, { assignmentId: params.id, actor, ...body })),
    }),
    route({
      method: "post",
      path: "/assignments/{id}/contact",
      summary: "Notes a contact or an attempt; only “reached” stops the clock",
      params: byId,
      body: contactRequest,
      example: { channel: "call", outcome: "reached", note: "Wants an offer by Friday", onBehalfOf: EXAMPLE_IDS.rep },
      output: assignmentReply,
      access: DO,
      errors: ["too-late"],
      handle: ({ params, body, actor }) => act((tx) => logContact(tx, { assignmentId: params.id, actor, ...body })),
    }),
    route({
      method: "post",
      path: "/assignments/{id}/attempt",
      summary: "Begins a call or a message: holds the deadline once, for at most ten minutes",
      params: byId,
      body: attemptRequest,
      example: { channel: "call", onBehalfOf: EXAMPLE_IDS.rep },
      output: assignmentReply,
      access: DO,
      errors: ["too-late"],
      handle: ({ params, body, actor }) => act((tx) => startAttempt(tx, { assignmentId: params.id, actor, ...body })),
    }),
    route({
      method: "post",
      path: "/assignments/{id}/refund",
      summary: "Gives the turn for a lead back: a bad one, or passed on for a good reason",
      params: byId,
      body: refundRequest,
      example: { reason: "The number was made up" },
      output: refundReply,
      access: MANAGE,
      errors: ["turn-given-back", "cost-no-turn"],
      handle: ({ params, body, actor }) =>
        transaction(db, (tx) => refundLead(tx, { assignmentId: params.id, reason: body.reason, by: byPerson(actor) })),
    }),
    route({
      method: "post",
      path: "/leads/{id}/assign",
      summary: "Gives a lead to a person by hand, with the reason",
      params: byId,
      body: assignRequest,
      example: { repId: EXAMPLE_IDS.rep, reason: "Asked for her by name" },
      output: assignmentReply,
      access: MANAGE,
      errors: ["already-theirs", "person-inactive", "made-up-person", "lead-closed"],
      handle: ({ params, body, actor }) =>
        act((tx) =>
          assignByHand(tx, { leadId: params.id, personId: body.repId, reason: body.reason, by: byPerson(actor) }),
        ),
    }),
    route({
      method: "post",
      path: "/leads/{id}/claim",
      summary: "Takes a lead from the waiting list; one wins",
      params: byId,
      body: claimRequest.default(NOTHING_TO_SEND),
      example: { onBehalfOf: EXAMPLE_IDS.rep },
      output: assignmentReply,
      access: DO,
      errors: ["too-late", "not-claimable", "limit-reached"],
      handle: ({ params, body, actor }) =>
        act((tx) =>
          claimLead(tx, {
            leadId: params.id,
            personId: actingPerson(actor, body.onBehalfOf),
            isManaged: isManager(actor),
          }),
        ),
    }),
    route({
      method: "post",
      path: "/leads/{id}/notes",
      summary: "Adds a note to a lead",
      params: byId,
      body: noteRequest,
      example: { text: "Asked for a call in the afternoon", onBehalfOf: EXAMPLE_IDS.rep },
      output: nothing,
      access: DO,
      handle: ({ params, body, actor }) =>
        transaction(db, async (tx) => {
          await mustSeeLead(tx, actor, params.id);
          const personId = await authorOf(tx, actor, body.onBehalfOf);
          await addNote(tx, { leadId: params.id, personId, text: body.text });
          return {};
        }),
    }),
    route({
      method: "post",
      path: "/leads/{id}/close",
      summary: "Closes a lead: nothing is to be done any more",
      params: byId,
      body: closeRequest,
      example: { reason: "Bought elsewhere", onBehalfOf: EXAMPLE_IDS.rep },
      output: nothing,
      access: DO,
      handle: ({ params, body, actor }) =>
        transaction(db, async (tx) => {
          await mustSeeLead(tx, actor, params.id);
          const personId = await authorOf(tx, actor, body.onBehalfOf);
          await closeLead(tx, { leadId: params.id, personId, reason: body.reason });
          return {};
        }),
    }),
  ];
}

/** Under whose name it stands on the timeline; nobody's for a program that names nobody. */
async function authorOf(tx: Tx, actor: Actor, onBehalfOf: string | undefined): Promise<string | null> {
  if (actor.kind === "key" && onBehalfOf === undefined) return null;
  const author = actingPerson(actor, onBehalfOf);
  if ((await readPersonName(tx, author)) !== undefined) return author;
  throw new AppError("not-found", "no-such-person", "This person does not exist.");
}
