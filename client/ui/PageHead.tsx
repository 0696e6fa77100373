import type { ReactNode } from "react";
import classes from "./PageHead.module.css";
import { usePageTitle } from "./use-page-title.ts";

interface PageHeadProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly sentence?: ReactNode;
  /** Chips beside the title. */
  readonly state?: ReactNode;
  /** Buttons; the one main button last. */
  readonly children?: ReactNode;
}

/** The page's title, also in the browser's tab, and its buttons. */
export function PageHead({ title, sentence, state, children }: PageHeadProps) {
  usePageTitle(title);
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <div className="row wrap">
          <h1>{title}</h1>
          {state}
        </div>
        {sentence && <p className={`${classes.sentence} small muted`}>{sentence}</p>}
      </div>
      {children && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
