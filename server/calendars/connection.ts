import { z } from "zod";

/** How a calendar is read, with what only its owner and Baton know. Kept encrypted, and never sent anywhere else. */
export const connection = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("feed"), address: z.string() }),
  z.object({
    kind: z.literal("caldav"),
    address: z.string(),
    userName: z.string(),
    password: z.string(),
    /** Those of the account that count, by their addresses. */
    calendars: z.array(z.string()),
  }),
  z.object({ kind: z.literal("google"), email: z.string(), refreshToken: z.string() }),
]);
export type Connection = z.infer<typeof connection>;
export type ConnectionOf<Kind extends Connection["kind"]> = Extract<Connection, { kind: Kind }>;

/** What is shown of it: never a path, which may be the secret itself. */
export function nameOf(one: Connection): string {
  if (one.kind === "google") return `Google, ${one.email}`;
  const { host } = new URL(one.address);
  return one.kind === "feed" ? host : `${host}, ${one.userName}`;
}

/** What makes it the same calendar as another: a new password does not make a new one. */
export function identityOf(one: Connection): string {
  if (one.kind === "google") return `google ${one.email}`;
  return one.kind === "feed" ? `feed ${one.address}` : `caldav ${one.address} ${one.userName}`;
}
