import { Menu } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useSignOut } from "../api/session.ts";
import { tellFailed } from "../ui/tell.tsx";

/** Signs out of this browser. */
export function SignOutItems() {
  const signOut = useSignOut();
  return (
    <Menu.Item
      leftSection={<IconLogout size={18} />}
      onClick={() => signOut.mutate({ everywhere: false }, { onError: tellFailed })}
    >
      Sign out
    </Menu.Item>
  );
}
