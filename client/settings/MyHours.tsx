import { Button, Menu } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { serverNow, useServerNow } from "../api/clock.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { Chip } from "../ui/Chip.tsx";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { tellFailed } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";

const MINUTE = 60_000;
const BREAKS = [
  { label: "30 minutes", ms: 30 * MINUTE },
  { label: "1 hour", ms: 60 * MINUTE },
  { label: "2 hours", ms: 120 * MINUTE },
];

/** Whether leads come to me now, and a break that ends by itself. */
export function MyHours() {
  const inbox = useQuery({ queryKey: keys.inbox, queryFn: ({ signal }) => api.get<InboxReply>("/inbox", { signal }) });
  return (
    <Panel title="Leads come to me">
      <QueryView query={inbox} failed="Your hours did not load">
        {({ me }) => <Presence isIn={me.isIn} until={me.until} awayUntil={me.awayUntil} />}
      </QueryView>
    </Panel>
  );
}

interface PresenceProps {
  readonly isIn: boolean;
  readonly until: string | null;
  readonly awayUntil: string | null;
}

function Presence({ isIn, until, awayUntil }: PresenceProps) {
  const now = useServerNow();
  const client = useQueryClient();
  const setAway = useMutation({
    mutationFn: (back: number | null) =>
      api.post("/me/away", { until: back === null ? null : new Date(back).toISOString() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.inbox }),
    onError: tellFailed,
  });
  if (awayUntil) {
    return (
      <div className="row wrap">
        <Chip tone="warn" icon={<IconPlayerPause />}>
          On a break until {whenNear(awayUntil, now)}
        </Chip>
        <Button variant="filled" leftSection={<IconPlayerPlay size={18} />} onClick={() => setAway.mutate(null)}>
          Back now
        </Button>
      </div>
    );
  }
  return (
    <div className="row wrap">
      <Chip tone={isIn ? "good" : "plain"} dot={isIn}>
        {inWords(isIn, until, now)}
      </Chip>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button leftSection={<IconPlayerPause size={18} />} loading={setAway.isPending}>
            Take a break
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {BREAKS.map(({ label, ms }) => (
            <Menu.Item key={label} onClick={() => setAway.mutate(serverNow() + ms)}>
              {label}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setAway.mutate(tomorrow())}>Until tomorrow</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function inWords(isIn: boolean, until: string | null, now: number): string {
  if (isIn) return until ? `In until ${whenNear(until, now)}` : "Always in";
  return until ? `Back ${whenNear(until, now)}` : "Not in";
}

function tomorrow(): number {
  const date = new Date(serverNow());
  date.setDate(date.getDate() + 1);
  return date.setHours(0, 0, 0, 0);
}
