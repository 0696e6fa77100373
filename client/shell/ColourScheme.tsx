import { type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";

const CHOICES: readonly { value: MantineColorScheme; label: string; Icon: typeof IconSun }[] = [
  { value: "auto", label: "As my device", Icon: IconDeviceDesktop },
  { value: "light", label: "Light", Icon: IconSun },
  { value: "dark", label: "Dark", Icon: IconMoon },
];

/** Light, dark, or what the device says; kept in this browser. */
export function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return CHOICES.map(({ value, label, Icon }) => (
    <Menu.Item
      key={value}
      role="menuitemradio"
      aria-checked={value === colorScheme}
      leftSection={<Icon size={18} />}
      rightSection={value === colorScheme && <IconCheck size={16} />}
      onClick={() => setColorScheme(value)}
    >
      {label}
    </Menu.Item>
  ));
}
