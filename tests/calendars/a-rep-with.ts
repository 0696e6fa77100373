import type { BusyAsRead } from "../../node-catalog/kit/facts.ts";
import type { CalendarView } from "../../server/calendars/contract.ts";
import { readCalendars } from "../../server/calendars/jobs.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { calendarTest } from "./a-connection.ts";

/** Somebody with this calendar, and what is to be seen of them. */
export const readingTest = calendarTest.extend(
  "repWith",
  ({ api, db, feed, calendars, clock }) =>
    async (text: string, etag?: string) => {
      feed.replies.set("/a.ics", { text, ...(etag && { etag }) });
      const [rep, manager] = [await api.asRep(), await api.asManager()];
      await rep.post(`/reps/${rep.id}/calendars`, { kind: "feed", address: `${feed.url}/a.ics` });
      const row = async <Row extends object>(sql: string) => (await db.query<Row>(sql, [rep.id])).rows;
      return {
        rep,
        now: async () => (await manager.get<PersonView>(`/reps/${rep.id}`)).body.now,
        calendar: async () => (await rep.get<{ data: CalendarView[] }>(`/reps/${rep.id}/calendars`)).body.data[0]!,
        asRead: async () =>
          (await row<{ asRead: BusyAsRead | null }>(`select busy_as_read as "asRead" from people where id = $1`))[0]!
            .asRead,
        messages: async () =>
          (await row<{ text: string }>("select text from notifications where person_id = $1")).map((one) => one.text),
        /** Another one after every change of the person, with which decisions read them anew. */
        written: async () => (await row<{ by: string }>("select xmin::text as by from people where id = $1"))[0]!.by,
        later: async (minutes: number) => {
          await clock.advance({ minutes });
          await readCalendars(db, calendars);
        },
      };
    },
);
