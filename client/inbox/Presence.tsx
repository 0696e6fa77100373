import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconChevronDown, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { serverNow, useServerNow } from "../api/clock.ts";
import { Dot } from "../ui/Chip.tsx";
import { PauseItems, ReturnDay } from "../ui/PauseItems.tsx";
import { usualPause } from "../ui/pauses.ts";
import { whenNear } from "../ui/time.ts";
import classes from "./Presence.module.css";
import { useAway, useFree } from "./use-away.ts";

type Me = InboxReply["me"];
/** One's own days begin where one is. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface PresenceProps {
  readonly me: Me;
  /** Where there is room for whole words on the buttons. */
  readonly isWide?: boolean;
}

/**
 * Do leads come to me now, until when; the usual pause with one tap, any other return with one more. The words and the button
 * beside it say what was done: a note in passing would only cover them.
 */
export function Presence({ me, isWide = false }: PresenceProps) {
  const away = useAway();
  const free = useFree();
  const isBusy = me.because === "busy";
  const isOut = isBusy || me.awayUntil !== null;
  return (
    <>
      <StateWords me={me} />
      {/* Both stay under the thumb together when the line breaks. */}
      <span className="row nowrap">
        {isOut ? (
          <Button
            variant="filled"
            leftSection={<IconPlayerPlay size={18} />}
            loading={away.isPending || free.isPending}
            onClick={() => (isBusy ? free.mutate(undefined) : away.mutate(null))}
          >
            {isBusy ? "I’m free now" : "I am back"}
          </Button>
        ) : (
          <Button
            px={isWide ? undefined : 10}
            leftSection={<IconPlayerPause size={18} />}
            loading={away.isPending}
            onClick={() => away.mutate(usualPause(serverNow()))}
          >
            <span className={isWide ? undefined : "hidden"}>Pause for&nbsp;</span>1 {isWide ? "hour" : "h"}
          </Button>
        )}
        <OtherReturn onChoose={away.mutate} />
      </span>
      {isBusy && (
        <p className={`small muted ${classes.why}`}>
          You are busy in your calendar. New leads go to others until then.
        </p>
      )}
    </>
  );
}

/** Any other end of the pause: it begins one, or moves the end of the one that is on. */
function OtherReturn({ onChoose }: { readonly onChoose: (until: string) => void }) {
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" aria-label="Choose when you are back">
            <IconChevronDown size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <PauseItems timeZone={HERE} onChoose={onChoose} onChooseDay={() => setChoosing(true)} />
        </Menu.Dropdown>
      </Menu>
      {choosing && (
        <ReturnDay
          title="When are you back?"
          timeZone={HERE}
          onClose={() => setChoosing(false)}
          onChoose={(day) => {
            setChoosing(false);
            onChoose(day);
          }}
        />
      )}
    </>
  );
}

function StateWords({ me }: { me: Me }) {
  const now = useServerNow();
  return (
    <span className="row small strong nowrap" role="status">
      <Dot state={me.isIn ? "on" : "off"} />
      {wordsOf(me, now)}
    </span>
  );
}

function wordsOf({ isIn, because, awayUntil, until: stays }: Me, now: number): string {
  const until = awayUntil ?? stays;
  if (until === null) return isIn ? "In" : "Not in";
  if (because === "busy") return `Busy until ${whenNear(until, now)}`;
  return isIn ? `In until ${whenNear(until, now)}` : `Back ${whenNear(until, now)}`;
}
