import { Checkbox, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { CaldavAccount, CaldavCalendar } from "../../server/calendars/contract.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { plural } from "../ui/time.ts";
import { ADDRESS_FIELD } from "./address-field.ts";
import type { ConnectProps } from "./connect-props.ts";
import { Reading } from "./Reading.tsx";
import { takeFocus } from "./take-focus.ts";
import { useConnectCalendar, useFindCalendars } from "./use-calendars.ts";
import { wrongFields } from "./wrong-fields.ts";

/** As many are taken together. */
const MOST_AT_ONCE = 20;
const NOTHING: CaldavAccount = { address: "", userName: "", password: "" };

/** First finds which calendars there are, then connects those that are chosen: to begin with, all. */
export function ConnectByPassword({ personId, onDone, onCancel }: ConnectProps) {
  const [access, setAccess] = useState(NOTHING);
  const [chosen, setChosen] = useState<string[]>([]);
  const find = useFindCalendars(personId);
  const connect = useConnectCalendar(personId);
  const found = find.data;
  const change = (part: Partial<CaldavAccount>) => {
    setAccess({ ...access, ...part });
    find.reset();
    connect.reset();
  };
  const submit = () => {
    if (!found) return find.mutate(access, { onSuccess: (all) => setChosen(firstOf(all)) });
    // By its promise: leaving the form must not silence it.
    void connect.mutateAsync({ kind: "caldav", ...access, calendars: chosen }).then(onDone, () => undefined);
  };
  const error = connect.error ?? find.error;
  const wrong = wrongFields(error);
  const isMarked = Object.keys(NOTHING).some((field) => field in wrong);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Access access={access} onChange={change} wrong={wrong} />
      {found && <ChooseCalendars found={found} chosen={chosen} onChange={setChosen} />}
      {find.isPending && <Reading words="Looking for calendars. This may take some seconds." />}
      {connect.isPending && <Reading />}
      <FormEnd
        submit={found ? `Connect ${plural(chosen.length, "calendar")}` : "Find calendars"}
        isPending={find.isPending || connect.isPending}
        isDisabled={found && chosen.length === 0}
        error={isMarked ? null : error}
        onCancel={onCancel}
      />
    </form>
  );
}

const firstOf = (found: readonly CaldavCalendar[]): string[] =>
  found.slice(0, MOST_AT_ONCE).map(({ address }) => address);

interface AccessProps {
  readonly access: CaldavAccount;
  readonly onChange: (part: Partial<CaldavAccount>) => void;
  readonly wrong: Readonly<Record<string, string>>;
}

function Access({ access: { address, userName, password }, onChange, wrong }: AccessProps) {
  return (
    <>
      <TextInput
        {...ADDRESS_FIELD}
        ref={takeFocus}
        label="Address of the server"
        description="Apple: https://caldav.icloud.com. Nextcloud: the address at which you open it."
        placeholder="https://cloud.example.com"
        required
        withAsterisk={false}
        value={address}
        onChange={({ currentTarget: { value } }) => onChange({ address: value })}
        error={wrong.address}
      />
      <TextInput
        label="User name"
        description="Often your e-mail."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        value={userName}
        onChange={({ currentTarget: { value } }) => onChange({ userName: value })}
        error={wrong.userName}
      />
      <PasswordInput
        label="App password"
        description="Not your usual password: make one for Baton in the settings there, under Security."
        // Else the browser offers one's own password for Baton.
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": "Show the password" }}
        required
        withAsterisk={false}
        value={password}
        onChange={({ currentTarget: { value } }) => onChange({ password: value })}
        error={wrong.password}
      />
    </>
  );
}

interface ChooseCalendarsProps {
  readonly found: readonly CaldavCalendar[];
  readonly chosen: string[];
  readonly onChange: (chosen: string[]) => void;
}

function ChooseCalendars({ found, chosen, onChange }: ChooseCalendarsProps) {
  return (
    <Checkbox.Group
      label="Which of them say when you are busy"
      description={found.length > MOST_AT_ONCE && `At most ${MOST_AT_ONCE}.`}
      maxSelectedValues={MOST_AT_ONCE}
      value={chosen}
      onChange={onChange}
    >
      <div className="stack">
        {found.map(({ address, name }) => (
          <Checkbox key={address} value={address} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
