import { Menu } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useSignOutHere } from "../settings/use-sign-out-here.tsx";

/** Signs out of this browser. */
export function SignOutItems() {
  const { signOutHere } = useSignOutHere();
  return (
    <Menu.Item leftSection={<IconLogout size={18} />} onClick={signOutHere}>
      Sign out
    </Menu.Item>
  );
}
