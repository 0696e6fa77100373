import { Button, Menu, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { serverNow } from "../api/clock.ts";
import { addDays, nextMonday, todayIn } from "./days.ts";
import { pauses } from "./pauses.ts";

interface PauseItemsProps {
  readonly timeZone: string;
  /** @see PauseChoice.until */
  readonly onChoose: (until: string) => void;
  readonly onChooseDay: () => void;
}

/** The entries of a pause's menu: each says when it ends, so nobody is paused for ever by mistake. */
export function PauseItems({ timeZone, onChoose, onChooseDay }: PauseItemsProps) {
  return (
    <>
      <Menu.Label>No new leads</Menu.Label>
      {pauses(timeZone, serverNow()).map(({ label, until }) => (
        <Menu.Item key={label} onClick={() => onChoose(until)}>
          {label}
        </Menu.Item>
      ))}
      <Menu.Item onClick={onChooseDay}>Until a day…</Menu.Item>
    </>
  );
}

interface ReturnDayProps {
  /** "When is Ann back?" */
  readonly title: string;
  readonly timeZone: string;
  readonly onChoose: (day: string) => void;
  readonly onClose: () => void;
}

/** Asks for the first day back. */
export function ReturnDay({ title, timeZone, onChoose, onClose }: ReturnDayProps) {
  const [error, setError] = useState<string | null>(null);
  const today = todayIn(timeZone, serverNow());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = new FormData(event.currentTarget).get("day");
    if (typeof day === "string" && day > today) onChoose(day);
    else setError("Choose a day after today");
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form className="stack" noValidate onSubmit={submit}>
        <TextInput
          type="date"
          name="day"
          label="First day back"
          description="Leads come again when work begins on that day."
          min={addDays(today, 1)}
          defaultValue={nextMonday(today)}
          error={error}
          data-autofocus
        />
        <div>
          <Button type="submit" variant="filled">
            Pause
          </Button>
        </div>
      </form>
    </Modal>
  );
}
