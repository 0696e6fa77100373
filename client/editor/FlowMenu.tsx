import { ActionIcon, Menu } from "@mantine/core";
import {
  IconDots,
  IconDownload,
  IconFlask,
  IconFolderOpen,
  IconPlayerPause,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { Link } from "wouter";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { downloadFlow } from "../flows/download-flow.ts";
import { OpenFlowFile } from "../flows/OpenFlowFile.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { useEditor } from "./editor-context.ts";
import classes from "./EditorHeader.module.css";
import { usePauseFlow } from "./flow-queries.ts";

/** What one does with the flow as a whole. */
export function FlowMenu({ flow, onTry }: { flow: FlowDetail; onTry: () => void }) {
  const { store } = useEditor();
  const pause = usePauseFlow(flow.id);
  const switchTo = (to: "pause" | "resume") =>
    pause.mutate(to, {
      onSuccess: () =>
        tellDone(
          to === "pause"
            ? "Paused. Leads that are in it go on; new ones come to Needs attention."
            : "New leads come in again.",
        ),
      onError: tellFailed,
    });
  const download = () => downloadFlow({ name: flow.name, graph: store.getState().graph }).catch(tellFailed);
  return (
    <OpenFlowFile>
      {(askForFile) => (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label="More for this flow">
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item className={classes.narrowOnly} leftSection={<IconFlask size={16} />} onClick={onTry}>
              Try it out
            </Menu.Item>
            {flow.status === "live" && (
              <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => switchTo("pause")}>
                Pause this flow
              </Menu.Item>
            )}
            {flow.status === "paused" && (
              <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => switchTo("resume")}>
                Let leads come in again
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => void download()}>
              Download as file
            </Menu.Item>
            <Menu.Item leftSection={<IconFolderOpen size={16} />} onClick={askForFile}>
              Open a flow from a file
            </Menu.Item>
            <Menu.Item component={Link} href="/flows">
              All flows
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </OpenFlowFile>
  );
}
