import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { messageOf } from "../api/errors.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { ADDRESS_FIELD } from "./address-field.ts";
import classes from "./Connect.module.css";
import type { ConnectProps } from "./connect-props.ts";
import { Reading } from "./Reading.tsx";
import { takeFocus } from "./take-focus.ts";
import { useConnectCalendar } from "./use-calendars.ts";
import { wrongFields } from "./wrong-fields.ts";

/** One address is all that it takes; below stands where it is found. */
export function ConnectByAddress({ personId, onDone, onCancel }: ConnectProps) {
  const [address, setAddress] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const connect = useConnectCalendar(personId);
  useEffect(() => takeFocus(field.current), []);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        // By its promise: leaving the form must not silence it.
        void connect.mutateAsync({ kind: "feed", address }).then(onDone, () => takeFocus(field.current));
      }}
    >
      <TextInput
        {...ADDRESS_FIELD}
        ref={field}
        label="Address of the calendar"
        placeholder="https://calendar.example.com/anna.ics"
        required
        withAsterisk={false}
        value={address}
        onChange={({ currentTarget: { value } }) => {
          setAddress(value);
          connect.reset();
        }}
        error={connect.error && (wrongFields(connect.error).address ?? messageOf(connect.error))}
      />
      <WhereToFindIt />
      {connect.isPending && <Reading />}
      <FormEnd submit="Connect" isPending={connect.isPending} onCancel={onCancel} />
    </form>
  );
}

/** The names of menus are those of the other makers; they are found on a computer, not in the apps on a phone. */
function WhereToFindIt() {
  return (
    <div className="help">
      <p>Whoever has this address can read the calendar, so treat it like a password. In a browser you find it here:</p>
      <dl className={classes.places}>
        <dt>Google</dt>
        <dd>Settings → the calendar → Integrate calendar → Secret address in iCal format</dd>
        <dt>Outlook</dt>
        <dd>
          Settings → Calendar → Shared calendars: choose yours and “Can view when I’m busy”, then copy the ICS link
        </dd>
        <dt>Apple iCloud</dt>
        <dd>The sign beside the calendar’s name → Public Calendar → Copy Link</dd>
      </dl>
    </div>
  );
}
