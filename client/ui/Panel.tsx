import { type ReactNode, useId } from "react";

interface PanelProps {
  readonly title: string;
  /** Chips beside the title. */
  readonly state?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
  /** Content that reaches the panel's edges, such as a table. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, state, actions, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {state}
        {actions && <div className="row wrap push">{actions}</div>}
      </header>
      {flush ? children : <div className="panel-body">{children}</div>}
    </section>
  );
}
