import { Button, Menu, Modal, TextInput } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { PersonView } from "../../server/people/contract.ts";
import { serverNow } from "../api/clock.ts";
import { useChangePerson } from "../api/people.ts";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";

const HOUR = 3_600_000;

/** Takes somebody out of the turns until a moment that is named; nobody is paused for ever by mistake. */
export function PauseMenu({ person }: { person: PersonView }) {
  const change = useChangePerson();
  const setAway = (until: number | null) =>
    change.mutate(
      { id: person.id, away: until === null ? null : { until: new Date(until).toISOString() } },
      { onSuccess: () => tellDone(awayWords(person.name, until)), onError: tellFailed },
    );
  if (!person.away) return <PauseUntil name={person.name} isPending={change.isPending} onChoose={setAway} />;
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

function awayWords(name: string, until: number | null): string {
  return until === null ? `${name} is back.` : `${name} is away until ${whenNear(until, serverNow())}.`;
}

interface PauseUntilProps {
  readonly name: string;
  readonly isPending: boolean;
  readonly onChoose: (until: number) => void;
}

function PauseUntil({ name, isPending, onChoose }: PauseUntilProps) {
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button size="xs" leftSection={<IconPlayerPause size={16} />} loading={isPending}>
            Pause until…
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onChoose(serverNow() + HOUR)}>In an hour</Menu.Item>
          <Menu.Item onClick={() => onChoose(startOfDay(1))}>Tomorrow morning</Menu.Item>
          <Menu.Item onClick={() => onChoose(startOfDay(7))}>In a week</Menu.Item>
          <Menu.Item onClick={() => setChoosing(true)}>Choose a day…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={choosing} onClose={() => setChoosing(false)} title={`When is ${name} back?`}>
        <ReturnDate
          onChoose={(until) => {
            setChoosing(false);
            onChoose(until);
          }}
        />
      </Modal>
    </>
  );
}

/** Midnight of the day after so many days: working hours decide when the day begins. */
function startOfDay(days: number): number {
  const date = new Date(serverNow());
  date.setDate(date.getDate() + days);
  return date.setHours(0, 0, 0, 0);
}

function ReturnDate({ onChoose }: { onChoose: (until: number) => void }) {
  const [error, setError] = useState<string | null>(null);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = new FormData(event.currentTarget).get("day");
        const until = typeof chosen === "string" ? new Date(`${chosen}T00:00`).getTime() : NaN;
        if (until > serverNow()) onChoose(until);
        else setError("Choose a day after today");
      }}
    >
      <TextInput type="date" name="day" label="First day back" error={error} data-autofocus />
      <div>
        <Button type="submit" variant="filled">
          Pause
        </Button>
      </div>
    </form>
  );
}
