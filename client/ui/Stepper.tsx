import classes from "./Stepper.module.css";

interface StepperProps {
  /** "Share of Ann Berger": what the number is and whose. */
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}

/** A small number between two buttons. */
export function Stepper({ label, value, least = 1, most = 100, onChange }: StepperProps) {
  return (
    <span className={classes.stepper} role="group" aria-label={label}>
      <button type="button" aria-label={`Less: ${label}`} disabled={value <= least} onClick={() => onChange(value - 1)}>
        −
      </button>
      <b aria-live="polite">{value}</b>
      <button type="button" aria-label={`More: ${label}`} disabled={value >= most} onClick={() => onChange(value + 1)}>
        +
      </button>
    </span>
  );
}
