import type { ReactNode } from "react";
import { useAttentionLive } from "../api/attention.ts";
import { isManager, useMe } from "../api/session.ts";
import { useReadAgainWhenBack } from "../api/use-read-again.ts";
import { InboxNews } from "../inbox/InboxNews.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { navigationFor } from "./navigation.ts";
import { Rail } from "./Rail.tsx";
import classes from "./Shell.module.css";
import { Tabs } from "./Tabs.tsx";
import { TestLead } from "./TestLead.tsx";

/** The frame around every page: the rail on a desk, tabs on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const me = useMe();
  const navigation = navigationFor(me);
  useAttentionLive({ enabled: isManager(me) });
  useReadAgainWhenBack();
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
      <ConnectionBanner />
    </div>
  );
}
