import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./Sheet.module.css";

interface SheetProps {
  readonly title: string;
  /** Something is being sent: it stays open until it can say how that went. */
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Comes up from below under the thumb, and from the side on a desk. */
export function Sheet({ title, isBusy, onClose, children }: SheetProps) {
  const isPhone = useMediaQuery("(max-width: 640px)", undefined, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened
      onClose={isBusy ? stayOpen : onClose}
      title={title}
      position={isPhone ? "bottom" : "right"}
      size={isPhone ? "auto" : "md"}
      classNames={{ content: classes.content, body: classes.body }}
    >
      {children}
    </Drawer>
  );
}

const stayOpen = () => undefined;
