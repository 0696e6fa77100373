import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ApiError, messageOf } from "../api/errors.ts";
import { Note } from "../ui/Note.tsx";
import classes from "./SignInFrame.module.css";
import { useIntroduce, validateEmail, validateName } from "./use-introduce.ts";

/** Asks the first admin what the link could not know: without an e-mail a password would be of no use. */
export function IntroduceForm() {
  const { introduce, knownName } = useIntroduce();
  const form = useForm({
    initialValues: { name: knownName, email: "" },
    validate: { name: validateName, email: validateEmail },
  });
  const submit = form.onSubmit((values) =>
    introduce.mutate(values, { onError: (error) => error instanceof ApiError && form.setErrors(error.fields) }),
  );
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput label="Your name" autoComplete="name" {...form.getInputProps("name")} />
      <TextInput label="Your e-mail" type="email" autoComplete="username" {...form.getInputProps("email")} />
      {introduce.isError && <Note tone="bad">{messageOf(introduce.error)}</Note>}
      <Button type="submit" variant="filled" fullWidth loading={introduce.isPending}>
        Go on
      </Button>
    </form>
  );
}
