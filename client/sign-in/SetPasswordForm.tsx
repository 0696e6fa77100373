import { Button, PasswordInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, messageOf } from "../api/errors.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useMeQuery } from "../api/session.ts";
import { Note } from "../ui/Note.tsx";
import classes from "./SignInFrame.module.css";

const LEAST_LENGTH = 10;
const showButton = { "aria-label": "Show the password" };

interface PasswordValues {
  readonly password: string;
  readonly currentPassword: string;
}

/** Sets a password, or another one; the old one is asked for unless a link was used just now. */
export function SetPasswordForm({ onDone }: { onDone: () => void }) {
  const { data: me } = useMeQuery();
  const form = useForm<PasswordValues>({
    initialValues: { password: "", currentPassword: "" },
    validate: {
      password: (value) => (value.length >= LEAST_LENGTH ? null : `Use at least ${LEAST_LENGTH} characters`),
    },
  });
  const set = useSetPassword(form, onDone);
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => set.mutate(values))}>
      {/* For password managers: whose password this is. */}
      <input
        className="hidden"
        type="email"
        autoComplete="username"
        readOnly
        tabIndex={-1}
        value={me?.email ?? ""}
        aria-hidden="true"
      />
      {me && !me.maySetPassword && (
        <PasswordInput
          label="Password until now"
          autoComplete="current-password"
          visibilityToggleButtonProps={showButton}
          {...form.getInputProps("currentPassword")}
        />
      )}
      <PasswordInput
        label="New password"
        description={`At least ${LEAST_LENGTH} characters. Three or four words are good.`}
        autoComplete="new-password"
        visibilityToggleButtonProps={showButton}
        {...form.getInputProps("password")}
      />
      {set.isError && <Note tone="bad">{messageOf(set.error)}</Note>}
      <Button type="submit" variant="filled" fullWidth loading={set.isPending}>
        Set password
      </Button>
    </form>
  );
}

function useSetPassword(form: UseFormReturnType<PasswordValues>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ password, currentPassword }: PasswordValues) =>
      api.post("/me/password", { password, ...(currentPassword && { currentPassword }) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.me });
      form.reset();
      onDone();
    },
    onError: (error) => error instanceof ApiError && form.setErrors(error.fields),
  });
}
