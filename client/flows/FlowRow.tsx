import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconDownload, IconPencil, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { Link } from "wouter";
import type { FlowDetail, FlowView } from "../../server/flows/contract.ts";
import { useSwitchFlow } from "../api/flows.ts";
import { api } from "../api/http.ts";
import { Chip } from "../ui/Chip.tsx";
import { confirm } from "../ui/confirm.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { plural, whenNear } from "../ui/time.ts";
import { useServerNow } from "../api/clock.ts";
import { downloadFlow } from "./download-flow.ts";
import classes from "./FlowsPage.module.css";

/** One flow, and its switch between live and paused. */
export function FlowRow({ flow }: { flow: FlowView }) {
  const now = useServerNow();
  return (
    <li className={classes.flow}>
      <div className="stack">
        <div className="row wrap">
          <h2>
            <Link href={`/flows/${flow.id}`} className={`${classes.name} wide-target thumb-link`}>
              {flow.name}
            </Link>
          </h2>
          <FlowStatus flow={flow} />
          {flow.demo && <Chip tone="info">Made-up leads</Chip>}
        </div>
        <p className="small muted">
          Changed {whenNear(flow.updatedAt, now)}
          {flow.updatedBy && ` by ${flow.updatedBy}`}
        </p>
      </div>
      <div className={`${classes.counts} tiny muted`}>
        <span>
          <b>{flow.waiting}</b> in it now
        </span>
        <span>
          <b>{flow.today}</b> today
        </span>
      </div>
      <div className={classes.actions}>
        <FlowMenu flow={flow} />
      </div>
    </li>
  );
}

/** Live, paused or draft, and what is drawn but not live yet. */
function FlowStatus({ flow }: { flow: FlowView }) {
  if (flow.status === "draft") return <Chip icon={<IconPencil />}>Draft, not live yet</Chip>;
  return (
    <>
      {flow.status === "live" ? (
        <Chip tone="good" dot>
          Version {flow.liveVersion} is live
        </Chip>
      ) : (
        <Chip tone="warn" icon={<IconPlayerPause />}>
          Paused
        </Chip>
      )}
      {flow.changes > 0 && <Chip icon={<IconPencil />}>{plural(flow.changes, "change")} not live</Chip>}
    </>
  );
}

function FlowMenu({ flow }: { flow: FlowView }) {
  const change = useSwitchFlow();
  const pause = async () => {
    const isSure = await confirm({
      title: `Pause ${flow.name}?`,
      children:
        "Leads that are in it go on to their end. New ones are kept and stand in Needs attention until somebody takes them.",
      confirm: "Pause the flow",
    });
    if (!isSure) return;
    change.mutate(
      { id: flow.id, to: "pause" },
      { onSuccess: () => tellDone(`${flow.name} is paused.`), onError: tellFailed },
    );
  };
  const resume = () =>
    change.mutate(
      { id: flow.id, to: "resume" },
      { onSuccess: () => tellDone(`${flow.name} is live again.`), onError: tellFailed },
    );
  const download = () => api.get<FlowDetail>(`/flows/${flow.id}`).then(downloadFlow).catch(tellFailed);
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={`What to do with ${flow.name}`} loading={change.isPending}>
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={`/flows/${flow.id}`} leftSection={<IconPencil size={18} />}>
          Open
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={18} />} onClick={() => void download()}>
          Download as file
        </Menu.Item>
        {flow.status === "live" && (
          <Menu.Item leftSection={<IconPlayerPause size={18} />} onClick={() => void pause()}>
            Pause
          </Menu.Item>
        )}
        {flow.status === "paused" && (
          <Menu.Item leftSection={<IconPlayerPlay size={18} />} onClick={resume}>
            Take new leads again
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
