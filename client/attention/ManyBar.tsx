import { Button, Checkbox } from "@mantine/core";
import type { AttentionItem } from "../../server/attention/contract.ts";
import classes from "./Many.module.css";
import { canBeSent, type Choice } from "./choice.ts";

interface ManyBarProps {
  readonly shown: readonly AttentionItem[];
  readonly choice: Choice;
  readonly onGive: () => void;
  readonly onSend: () => void;
}

/** Above the list: chooses all of it, and says what can be done with those that are chosen. */
export function ManyBar({ shown, choice, onGive, onSend }: ManyBarProps) {
  const { chosen } = choice;
  const sendable = chosen.filter(canBeSent).length;
  return (
    <div className={classes.bar} role="group" aria-label="Several at once">
      <Checkbox
        classNames={{ body: classes.box }}
        label={`Choose all ${shown.length}`}
        checked={chosen.length === shown.length}
        indeterminate={chosen.length > 0 && chosen.length < shown.length}
        onChange={({ currentTarget }) => choice.set(shown, currentTarget.checked)}
      />
      <span className="small muted" role="status">
        {chosen.length > 0 && `${chosen.length} chosen`}
      </span>
      {chosen.length > 0 && (
        <Button size="xs" variant="subtle" className={classes.clear} onClick={choice.clear}>
          Clear<span className="hidden"> the choice</span>
        </Button>
      )}
      {chosen.length > 0 && (
        <span className="row wrap">
          <Button size="xs" variant="filled" onClick={onGive}>
            Give {chosen.length} to…
          </Button>
          {sendable > 0 && (
            <Button size="xs" onClick={onSend}>
              Send {sendable} to the flow
            </Button>
          )}
        </span>
      )}
    </div>
  );
}
