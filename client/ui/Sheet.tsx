import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./Sheet.module.css";

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Comes up from below under the thumb, and from the side on a desk. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const isPhone = useMediaQuery("(max-width: 640px)", undefined, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position={isPhone ? "bottom" : "right"}
      size={isPhone ? "auto" : "md"}
      classNames={{ content: classes.content, body: classes.body }}
    >
      {children}
    </Drawer>
  );
}
