import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { serverNow, useServerNow } from "../api/clock.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { Dot } from "../ui/Chip.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";
import { breaks } from "./breaks.ts";

type Me = InboxReply["me"];

function useAway() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: string | null) => api.post("/me/away", { until }),
    onError: tellFailed,
    onSettled: () => Promise.all([keys.inbox, keys.people].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Do leads come to me now, until when, and the pause with its return. */
export function Presence({ me }: { readonly me: Me }) {
  const away = useAway();
  const now = useServerNow();
  const comeBack = () => away.mutate(null, { onSuccess: () => tellDone("Leads come to you again.") });
  const pause = (until: number) =>
    away.mutate(new Date(until).toISOString(), {
      onSuccess: () => tellDone(`No new leads until ${whenNear(until, serverNow())}.`, { run: comeBack }),
    });
  if (me.awayUntil) {
    return (
      <>
        <StateWords me={me} now={now} />
        <Button variant="filled" leftSection={<IconPlayerPlay size={18} />} loading={away.isPending} onClick={comeBack}>
          I am back
        </Button>
      </>
    );
  }
  return (
    <>
      <StateWords me={me} now={now} />
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label="Pause" loading={away.isPending}>
            <IconPlayerPause size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>No new leads for</Menu.Label>
          {breaks(now).map(({ label, until }) => (
            <Menu.Item key={label} onClick={() => pause(until)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function StateWords({ me: { isIn, until, awayUntil }, now }: { me: Me; now: number }) {
  return (
    <span className="row small strong nowrap" role="status">
      <Dot state={isIn ? "on" : "off"} />
      {wordsOf({ isIn, until: awayUntil ?? until }, now)}
    </span>
  );
}

function wordsOf({ isIn, until }: { isIn: boolean; until: string | null }, now: number): string {
  if (until === null) return isIn ? "In" : "Not in";
  return isIn ? `In until ${whenNear(until, now)}` : `Back ${whenNear(until, now)}`;
}
