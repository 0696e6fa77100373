import { Button, Menu } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { PersonView } from "../../server/people/contract.ts";
import { serverNow } from "../api/clock.ts";
import { useChangePerson } from "../api/people.ts";
import { PauseItems, ReturnDay } from "../ui/PauseItems.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";

/** Takes somebody out of the turns until a moment that is named; nobody is paused for ever by mistake. */
export function PauseMenu({ person }: { person: PersonView }) {
  const change = useChangePerson();
  const [choosing, setChoosing] = useState(false);
  const setAway = (until: string | null) =>
    // By the promise: whoever looks at somebody else meanwhile still hears of it.
    void change
      .mutateAsync({ id: person.id, away: until === null ? null : { until } })
      .then(({ away }) => tellDone(awayWords(person.name, away)), tellFailed);
  if (person.away) {
    return (
      <Button
        size="xs"
        leftSection={<IconPlayerPlay size={16} />}
        loading={change.isPending}
        onClick={() => setAway(null)}
      >
        Back now
      </Button>
    );
  }
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button size="xs" leftSection={<IconPlayerPause size={16} />} loading={change.isPending}>
            Pause until…
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <PauseItems timeZone={person.timeZone} onChoose={setAway} onChooseDay={() => setChoosing(true)} />
        </Menu.Dropdown>
      </Menu>
      {choosing && (
        <ReturnDay
          title={`When is ${person.name} back?`}
          timeZone={person.timeZone}
          onClose={() => setChoosing(false)}
          onChoose={(day) => {
            setChoosing(false);
            setAway(day);
          }}
        />
      )}
    </>
  );
}

function awayWords(name: string, away: PersonView["away"]): string {
  return away === null ? `${name} is back.` : `${name} is away until ${whenNear(away.until, serverNow())}.`;
}
