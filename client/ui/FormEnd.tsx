import type { ComponentProps } from "react";
import { DialogEnd } from "./DialogEnd.tsx";

interface FormEndProps extends Omit<ComponentProps<typeof DialogEnd>, "act" | "onAct" | "isDanger"> {
  /** A verb: "Save", "Add person" */
  readonly submit: string;
  readonly isPending: boolean;
}

/** The end of every form: what went wrong, the one main button, and the way out. */
export function FormEnd({ submit, ...rest }: FormEndProps) {
  return <DialogEnd act={submit} {...rest} />;
}
