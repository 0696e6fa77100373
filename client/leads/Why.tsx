import { IconUser } from "@tabler/icons-react";
import classes from "./Why.module.css";

interface WhyProps {
  readonly sentence: string;
  /** What those who had it before have tried, one sentence each. */
  readonly before?: readonly string[];
}

/** Why this lead is yours, and what was tried already. */
export function Why({ sentence, before = [] }: WhyProps) {
  if (!sentence && before.length === 0) return null;
  return (
    <div className={classes.why}>
      <IconUser size={18} aria-hidden="true" />
      <div>
        {sentence && (
          <p>
            <b>Why you:</b> {sentence}.
          </p>
        )}
        {before.length > 0 && (
          <>
            <p className={classes.before}>
              <b>Tried already:</b>
            </p>
            <ul>
              {before.map((tried) => (
                <li key={tried}>{tried}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
