import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, onBehalfOf, pageQuery } from "../http/contract.ts";

/** Days begin and end in the zone of whoever is reminded; mornings begin at 9:00. */
export const QUICK = ["in-1-hour", "tomorrow-morning", "next-monday-morning"] as const;
export const quickTime = z.enum(QUICK);
export type QuickTime = z.infer<typeof quickTime>;

const when = z.union([quickTime, isoTime]);
const text = z.string().trim().max(200);

/** A person's own reminder of a lead that they have. Nobody else's deadlines or alarms know of it. */
export const reminderView = z.object({
  id: uuid,
  lead: z.object({ id: uuid, name: z.string(), company: z.string().nullable() }),
  repId: uuid,
  /** What to do or ask, in own words; may be empty. */
  text: z.string(),
  dueAt: isoTime,
  doneAt: isoTime.nullable(),
});
export type ReminderView = z.infer<typeof reminderView>;

export const reminderQuery = pageQuery.extend({ leadId: uuid.optional(), onBehalfOf });
export const newReminder = z.object({ when, text: text.default(""), onBehalfOf });
export type NewReminder = z.input<typeof newReminder>;
export const reminderChange = z.object({ when: when.optional(), text: text.optional() });
export type ReminderChange = z.infer<typeof reminderChange>;
