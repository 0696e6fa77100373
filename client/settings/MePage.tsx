import { Button, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useMe, useSignOut } from "../api/session.ts";
import { MyCalendar } from "../calendars/MyCalendar.tsx";
import { IntroduceForm } from "../sign-in/IntroduceForm.tsx";
import { SetPasswordForm } from "../sign-in/SetPasswordForm.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { confirm } from "../ui/confirm.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { MyHours } from "./MyHours.tsx";
import { MyTimeOff } from "./MyTimeOff.tsx";
import { useSignOutHere } from "./use-sign-out-here.tsx";
import classes from "./MePage.module.css";

/** My account: breaks, look, password, signing out. */
export function MePage() {
  const me = useMe();
  return (
    <div className="page">
      <PageHead title="Me" />
      <div className={classes.parts}>
        <section className={`panel ${classes.card}`} aria-label="Signed in">
          <Avatar name={me.name} size="l" tone="in" />
          <div>
            <h2>{me.name}</h2>
            <p className="small muted">{me.email}</p>
          </div>
        </section>
        {me.isUnnamed && (
          <Panel title="Who are you?">
            <p className="muted">Your colleagues see your name. With your e-mail you can sign in later.</p>
            <IntroduceForm />
          </Panel>
        )}
        {me.roles.includes("rep") && <MyHours />}
        {me.roles.includes("rep") && <MyCalendar />}
        {me.roles.includes("rep") && <MyTimeOff />}
        <Panel title="Look">
          <Look />
        </Panel>
        <Panel title={me.hasPassword ? "Change password" : "Set a password"}>
          <SetPasswordForm onDone={() => tellDone("Password set. Other devices are signed out.")} />
        </Panel>
        <Panel title="Sign out">
          <SignOut />
        </Panel>
      </div>
    </div>
  );
}

function Look() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label="Look"
      value={colorScheme}
      onChange={setColorScheme}
      data={[
        { value: "auto" as const, label: "As my device" },
        { value: "light" as const, label: "Light" },
        { value: "dark" as const, label: "Dark" },
      ]}
    />
  );
}

function SignOut() {
  const signOut = useSignOut();
  const here = useSignOutHere();
  const everywhere = async () => {
    const isSure = await confirm({
      title: "Sign out everywhere?",
      children: "Every device on which you are signed in needs your password or a new link.",
      confirm: "Sign out everywhere",
    });
    if (isSure) signOut.mutate({ everywhere: true }, { onError: tellFailed });
  };
  return (
    <div className="row wrap">
      <Button leftSection={<IconLogout size={18} />} loading={here.isPending} onClick={here.signOutHere}>
        Sign out here
      </Button>
      <Button variant="subtle" onClick={() => void everywhere()}>
        Sign out everywhere
      </Button>
    </div>
  );
}
