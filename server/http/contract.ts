import { z } from "zod";

/**
 * RFC 9457. `code` is stable; `detail` is one sentence for people that says what to do next. Further members are facts of
 * the failure, such as `retryAfter`.
 */
export const problemReply = z.looseObject({
  type: z.string().meta({ description: "`urn:baton:problem:` and the code." }),
  title: z.string(),
  status: z.number(),
  code: z.string().meta({ description: "Stable: decide by this one." }),
  detail: z.string().meta({ description: "One sentence for people that says what to do next." }),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .meta({ description: "Which inputs are wrong, by their path, such as `members.0.weight`." }),
});
export type ProblemReply = z.infer<typeof problemReply>;

/** One page of a list; `nextCursor` is opaque and null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });

export const pageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const isoTime = z.iso.datetime({ offset: true });
export const byId = z.object({ id: z.uuid() });
export const nothing = z.object({});

/** A manager, or an access key, may act for a rep. */
export const onBehalfOf = z.uuid().optional();
