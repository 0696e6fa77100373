import type { ReactNode } from "react";
import { Link } from "wouter";
import classes from "./List.module.css";

interface DeskOrPhoneProps {
  readonly table: ReactNode;
  readonly cards: ReactNode;
}

/** A list with one line each on a desk, and a card each on a phone. */
export function DeskOrPhone({ table, cards }: DeskOrPhoneProps) {
  return (
    <>
      <div className={`panel ${classes.desk}`}>{table}</div>
      <ul className={`${classes.cards} ${classes.phone}`}>{cards}</ul>
    </>
  );
}

/** A line of a table, the whole of it a target: it holds one {@link LineName}. */
export function Line({ children }: { readonly children: ReactNode }) {
  return <tr className={classes.line}>{children}</tr>;
}

interface EntryProps {
  readonly href: string;
  /** Goes along with the link, for the way back. */
  readonly state: unknown;
  readonly name: string;
  readonly detail: ReactNode;
}

interface LineNameProps extends EntryProps {
  readonly picture?: ReactNode;
  /** Chips. */
  readonly children?: ReactNode;
}

/** What a line is about, and where it leads. */
export function LineName({ href, state, name, detail, picture, children }: LineNameProps) {
  return (
    <span className={classes.who}>
      {picture}
      <span className={classes.names}>
        <Link href={href} state={state} className={`${classes.name} wide-target truncate`}>
          {name}
        </Link>
        {detail && <span className="small muted truncate">{detail}</span>}
      </span>
      {children}
    </span>
  );
}

interface CardProps extends EntryProps {
  /** At the right, such as a time. */
  readonly aside: ReactNode;
  /** Chips. */
  readonly children: ReactNode;
}

/** A card, the whole of it a target. */
export function Card({ href, state, name, detail, aside, children }: CardProps) {
  return (
    <li>
      <Link href={href} state={state} className={classes.card}>
        <span className={classes.between}>
          <span className="strong truncate">{name}</span>
          <span className="small muted nowrap">{aside}</span>
        </span>
        <span className="small muted truncate">{detail}</span>
        <span className="row wrap">{children}</span>
      </Link>
    </li>
  );
}
