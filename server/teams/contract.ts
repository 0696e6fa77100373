import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";

const member = z.object({ repId: uuid, weight: z.number().int().min(1).max(1000).default(1) });

export const teamView = z.object({
  id: uuid,
  name: z.string(),
  leaderId: uuid.nullable(),
  demo: z.boolean(),
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
});
export type TeamView = z.infer<typeof teamView>;

export const newTeam = z.object({
  name: z.string().trim().min(1).max(120),
  leaderId: uuid.nullable().default(null),
  members: z.array(member).max(1000).default([]),
});
export type NewTeam = z.infer<typeof newTeam>;

export const teamChange = z.object({
  name: newTeam.shape.name.optional(),
  leaderId: uuid.nullable().optional(),
  members: z.array(member).max(1000).optional(),
});
export type TeamChange = z.infer<typeof teamChange>;
