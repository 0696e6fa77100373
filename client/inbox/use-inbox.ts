import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useMe } from "../api/session.ts";
import { useConnection, useTopic } from "../api/socket.ts";
import { useNotesState } from "./device-notes.ts";

/** Without live news we ask; slower than anybody waits, often enough that no deadline is missed. */
const ASK_AGAIN_MS = 10_000;
/** With live news only what time alone changes is left: who is in, what is overdue. */
const LOOK_AGAIN_MS = 60_000;

/** The signed-in person's inbox; {@link useInboxLive} renews it the moment something in it changes. */
export function useInbox() {
  const isLive = useConnection() === "live";
  return useQuery({
    queryKey: keys.inbox,
    queryFn: ({ signal }) => api.get<InboxReply>("/inbox", { signal, query: { limit: 200 } }),
    refetchInterval: ({ state }) => (isLive && state.status !== "error" ? LOOK_AGAIN_MS : ASK_AGAIN_MS),
    // Whoever wants to hear of leads while nobody looks hears of them without live news, too.
    refetchIntervalInBackground: useNotesState() === "on",
  });
}

/** Once per page: each place that shows the inbox would read it again for the same event. */
export function useInboxLive(): void {
  const me = useMe();
  const client = useQueryClient();
  const renew = () => {
    for (const queryKey of [keys.inbox, keys.leads, keys.reminders, keys.companies])
      void client.invalidateQueries({ queryKey });
  };
  useTopic(`rep:${me.id}`, { inbox: renew, resync: renew });
}
