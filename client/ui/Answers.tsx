import { useId } from "react";
import classes from "./Answers.module.css";

interface AnswersProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
}

/** A few answers to one question, each large enough for a thumb. */
export function Answers<Value extends string>({ label, options, value, onChange }: AnswersProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classes.answers}>
      <legend className={classes.label}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes.answer}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
