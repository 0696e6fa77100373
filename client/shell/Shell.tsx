import type { ReactNode } from "react";
import { useMe } from "../api/session.ts";
import { InboxNews } from "../inbox/InboxNews.tsx";
import { navigationFor } from "./navigation.ts";
import { Rail } from "./Rail.tsx";
import classes from "./Shell.module.css";
import { Tabs } from "./Tabs.tsx";
import { TestLead } from "./TestLead.tsx";

/** The frame around every page: the rail on a desk, tabs on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const navigation = navigationFor(useMe());
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <Rail navigation={navigation} />
      <main id="main" className={classes.main} tabIndex={-1}>
        {children}
      </main>
      <Tabs navigation={navigation} />
      <TestLead />
      <InboxNews />
    </div>
  );
}
