import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useLocation, useSearchParams } from "wouter";
import { messageOf } from "../api/errors.ts";
import { api } from "../api/http.ts";
import { useBeginAnew } from "../api/session.ts";
import { Note } from "../ui/Note.tsx";
import { SignInFrame } from "./SignInFrame.tsx";
import classes from "./SignInFrame.module.css";
import { wayBack } from "./way-back.ts";

/** E-mail and password, for those who have set one. */
export function SignInPage() {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const beginAnew = useBeginAnew();
  const form = useForm({ initialValues: { email: "", password: "" } });
  const signIn = useMutation({
    mutationFn: (given: typeof form.values) => api.post("/sessions", given),
    onSuccess: async () => {
      await beginAnew();
      go(wayBack(search.get("to")), { replace: true });
    },
  });
  return (
    <SignInFrame title="Sign in">
      <form className={classes.form} onSubmit={form.onSubmit((given) => signIn.mutate(given))}>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ "aria-label": "Show the password" }}
          {...form.getInputProps("password")}
        />
        {signIn.isError && <Note tone="bad">{messageOf(signIn.error)}</Note>}
        <Button type="submit" variant="filled" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
      </form>
      <p className="small muted">No password, or forgotten? Ask your manager for a new link.</p>
      <details className={classes.operator}>
        <summary>I run this server</summary>
        <p>
          On the machine where Baton runs, <code className="kbd">npm run baton -- login-link</code> makes a link that
          signs you in.
        </p>
      </details>
    </SignInFrame>
  );
}
