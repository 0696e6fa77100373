import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import { useEditor } from "../editor-context.ts";
import { FindInFlow } from "../find/FindInFlow.tsx";
import { useFind } from "../find/use-find.ts";
import { focusLine } from "./lines.ts";
import type { OutlineStep } from "./outline.ts";
import classes from "./OutlineHead.module.css";

/** Above the lines: the search in them, and the keys that work on them. */
export function OutlineHead({ lines }: { lines: readonly OutlineStep[] }) {
  const { store } = useEditor();
  const button = useRef<HTMLButtonElement>(null);
  const { isOpen, open, close } = useFind(button);
  const steps = useMemo(() => lines.map(({ node }) => node), [lines]);
  // What was found and the list of it do not fit on a phone together.
  const jump = (nodeId: string) => {
    close();
    store.getState().select([nodeId]);
    focusLine(nodeId)?.scrollIntoView({ block: "center" });
  };
  return (
    <div className={classes.head}>
      <div className="row">
        <Button
          ref={button}
          size="xs"
          leftSection={<IconSearch size={16} />}
          aria-expanded={isOpen}
          onClick={isOpen ? close : open}
        >
          Find in this flow
        </Button>
        <p className={`${classes.keys} small muted push`}>
          <span className="kbd">↑</span> <span className="kbd">↓</span> move <span className="kbd">Enter</span> edit{" "}
          <span className="kbd">A</span> add after <span className="kbd">Del</span> delete
        </p>
      </div>
      {isOpen && <FindInFlow steps={steps} onJump={jump} onClose={close} />}
    </div>
  );
}
