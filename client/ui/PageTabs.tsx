import type { ReactNode } from "react";
import { Link } from "wouter";
import classes from "./PageTabs.module.css";

interface PageTabsProps {
  /** "Teams" */
  readonly label: string;
  /** Tabs, and a button where one may add another. */
  readonly children: ReactNode;
}

/** Under a page's title, in a row: links between what the page can show. */
export function PageTabs({ label, children }: PageTabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {children}
    </nav>
  );
}

interface PageTabProps {
  readonly href: string;
  readonly isCurrent?: boolean;
  readonly children: ReactNode;
}

/** One of the links; what is shown now is marked. */
export function PageTab({ href, isCurrent = false, children }: PageTabProps) {
  return (
    <Link href={href} className={classes.tab} aria-current={isCurrent ? "page" : undefined}>
      {children}
    </Link>
  );
}
