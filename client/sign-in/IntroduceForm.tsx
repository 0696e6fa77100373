import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Me } from "../../server/auth/contract.ts";
import { ApiError, messageOf } from "../api/errors.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { Note } from "../ui/Note.tsx";
import classes from "./SignInFrame.module.css";

/** Asks the first admin what the link could not know: without an e-mail a password would be of no use. */
export function IntroduceForm({ me }: { me: Me }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: "", email: "" },
    validate: {
      name: (name) => (name.trim() ? null : "Give your name"),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : "Give an e-mail such as ann@example.org"),
    },
  });
  const introduce = useMutation({
    mutationFn: ({ name, email }: typeof form.values) =>
      api.patch(`/reps/${me.id}`, { name: name.trim(), email: email.trim() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
    onError: (error) => error instanceof ApiError && form.setErrors(error.fields),
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => introduce.mutate(values))}>
      <TextInput label="Your name" autoComplete="name" {...form.getInputProps("name")} />
      <TextInput label="Your e-mail" type="email" autoComplete="username" {...form.getInputProps("email")} />
      {introduce.isError && <Note tone="bad">{messageOf(introduce.error)}</Note>}
      <Button type="submit" variant="filled" fullWidth loading={introduce.isPending}>
        Go on
      </Button>
    </form>
  );
}
