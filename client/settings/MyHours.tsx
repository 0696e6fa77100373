import { useQuery } from "@tanstack/react-query";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { Presence } from "../inbox/Presence.tsx";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";

/** Whether leads come to me now, and a pause that ends by itself. */
export function MyHours() {
  const inbox = useQuery({ queryKey: keys.inbox, queryFn: ({ signal }) => api.get<InboxReply>("/inbox", { signal }) });
  return (
    <Panel title="Leads come to me">
      <QueryView query={inbox} failed="Your hours did not load">
        {({ me }) => (
          <div className="row wrap">
            <Presence me={me} />
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
