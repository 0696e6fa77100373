import { useMe, useSignOut } from "../api/session.ts";
import { confirm } from "../ui/confirm.tsx";
import { tellFailed } from "../ui/tell.tsx";

/** Signs out of this browser. Whoever has no password is asked first: only a new link lets them in again. */
export function useSignOutHere() {
  const me = useMe();
  const signOut = useSignOut();
  const signOutHere = async () => {
    if (!me.hasPassword && !(await isSure())) return;
    signOut.mutate({ everywhere: false }, { onError: tellFailed });
  };
  return { signOutHere: () => void signOutHere(), isPending: signOut.isPending };
}

const isSure = () =>
  confirm({
    title: "Sign out without a password?",
    children:
      "You have no password yet, and the link that you came in by works only once. To come in again you would need a new link from somebody who looks after your workspace. You can set a password under Me.",
    confirm: "Sign out",
  });
