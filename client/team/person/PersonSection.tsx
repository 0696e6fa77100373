import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import classes from "./PersonSection.module.css";

interface PersonSectionProps {
  readonly title: string;
  /** What is set, so that nobody must open it to know. */
  readonly summary: ReactNode;
  readonly isOpen?: boolean;
  /** Something in it is changed and not saved. */
  readonly isUnsaved?: boolean;
  readonly children: ReactNode;
}

/** One side of a person: a line that says what is set, opened to change it. */
export function PersonSection({ title, summary, isOpen: isFirst = false, isUnsaved, children }: PersonSectionProps) {
  const opensWith = isFirst || isUnsaved === true;
  const [isOpen, setOpen] = useState(opensWith);
  // Folded, it keeps what was changed in it and not saved yet.
  const [wasOpen, setWasOpen] = useState(opensWith);
  const id = useId();
  return (
    <section className={classes.section}>
      <h3>
        <button
          type="button"
          className={classes.head}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => {
            setOpen(!isOpen);
            setWasOpen(true);
          }}
        >
          {title}
          <span className={classes.summary}>{isUnsaved ? "not saved yet" : summary}</span>
          <IconChevronDown className={classes.arrow} size={18} aria-hidden="true" />
        </button>
      </h3>
      <div id={id} hidden={!isOpen} className={classes.body}>
        {wasOpen && children}
      </div>
    </section>
  );
}
