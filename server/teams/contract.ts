import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";

const A_SHARE = "A share is a whole number from 1 to 1000: leave somebody out of the team instead of giving them 0.";

const share = z
  .int({ error: A_SHARE })
  .min(1, { error: A_SHARE })
  .max(1000, { error: A_SHARE })
  .meta({ description: "The share: 2 gets twice as many leads as 1." });

const member = z.object({ repId: uuid, weight: share.default(1) });

const absencePolicy = z.enum(["none", "catch-up"]).meta({
  description:
    "What happens to turns that somebody misses while away. none: nothing, they go on where they stopped. catch-up: they " +
    "are made up little by little, one extra lead for every two usual ones, ten at most.",
});
const limitsPolicy = z.enum(["none", "accrue"]).meta({
  description:
    "What happens to turns while a limit holds somebody back. none: nothing. accrue: they go on being owed, up to two turns.",
});

export const teamView = z.object({
  id: uuid,
  name: z.string(),
  leaderId: uuid.nullable(),
  demo: z.boolean(),
  absencePolicy,
  limitsPolicy,
  members: z.array(
    member.extend({
      name: z.string(),
      /** What they are owed, in turns: 0.83 is nearly one lead. */
      turnsOwed: z.number(),
      /** Leads got from this team in the last 30 days. */
      got: z.number().int(),
    }),
  ),
  waiting: z.number().int(),
  /** Teams that are part of this one now. Flows may still name them, and mean this one. */
  tookIn: z.array(uuid),
});
export type TeamView = z.infer<typeof teamView>;

export const newTeam = z.object({
  name: z.string().trim().min(1).max(120),
  leaderId: uuid.nullable().default(null),
  absencePolicy: absencePolicy.default("none"),
  limitsPolicy: limitsPolicy.default("none"),
  /** May be empty: a lead for a team without people leaves its step by “Nobody available”. */
  members: z.array(member).max(1000).default([]),
});
export type NewTeam = z.infer<typeof newTeam>;

export const teamChange = z.object({
  name: newTeam.shape.name.optional(),
  leaderId: uuid.nullable().optional(),
  absencePolicy: absencePolicy.optional(),
  limitsPolicy: limitsPolicy.optional(),
  members: z.array(member).max(1000).optional(),
  /** Instead of all members: only these join, with a share of 1, and only those leave. */
  join: z.array(uuid).max(1000).optional(),
  leave: z.array(uuid).max(1000).optional(),
});
export type TeamChange = z.infer<typeof teamChange>;

export const byMember = z.object({ id: uuid, repId: uuid });
/** `PUT /teams/{id}/members/{repId}`; without a share they keep the one they have, or join with 1. */
export const memberChange = z.object({ weight: share.optional() });

/** Only those who are named change. */
export interface MembersChange extends Pick<TeamChange, "join" | "leave"> {
  readonly shares?: NewTeam["members"];
}
