import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { serverNow, useServerNow } from "../api/clock.ts";
import { Dot } from "../ui/Chip.tsx";
import { PauseItems, ReturnDay } from "../ui/PauseItems.tsx";
import { tellDone } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";
import { useAway } from "./use-away.ts";

type Me = InboxReply["me"];
/** One's own days begin where one is. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Do leads come to me now, until when, and the pause with its return. */
export function Presence({ me }: { readonly me: Me }) {
  const away = useAway();
  const [choosing, setChoosing] = useState(false);
  const comeBack = () => away.mutate(null, { onSuccess: () => tellDone("Leads come to you again.") });
  const pause = (until: string) =>
    away.mutate(until, {
      onSuccess: (person) => {
        setChoosing(false);
        tellDone(`No new leads until ${whenNear(person.away?.until ?? until, serverNow())}.`, { run: comeBack });
      },
    });
  if (me.awayUntil) {
    return (
      <>
        <StateWords me={me} />
        <Button variant="filled" leftSection={<IconPlayerPlay size={18} />} loading={away.isPending} onClick={comeBack}>
          I am back
        </Button>
      </>
    );
  }
  return (
    <>
      <StateWords me={me} />
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label="Pause" loading={away.isPending}>
            <IconPlayerPause size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <PauseItems timeZone={HERE} onChoose={pause} onChooseDay={() => setChoosing(true)} />
        </Menu.Dropdown>
      </Menu>
      {choosing && (
        <ReturnDay title="When are you back?" timeZone={HERE} onClose={() => setChoosing(false)} onChoose={pause} />
      )}
    </>
  );
}

function StateWords({ me: { isIn, until, awayUntil } }: { me: Me }) {
  const now = useServerNow();
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
