import type { ReactNode } from "react";
import { Logo } from "../shell/Logo.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";
import classes from "./SignInFrame.module.css";

/** The one card on pages for people without a session. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  usePageTitle(title);
  return (
    <main className={classes.frame}>
      <div className={classes.card}>
        <Logo size={48} />
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
