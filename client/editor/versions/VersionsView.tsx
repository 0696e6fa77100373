import { Button } from "@mantine/core";
import { useState } from "react";
import type { FlowDetail, VersionView } from "../../../server/flows/contract.ts";
import { useServerNow } from "../../api/clock.ts";
import { FlowPicture } from "../../canvas/FlowPicture.tsx";
import { useNames } from "../../config-form/names.ts";
import { Chip } from "../../ui/Chip.tsx";
import { confirm } from "../../ui/confirm.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { tellDone, tellFailed } from "../../ui/tell.tsx";
import { whenNear } from "../../ui/time.ts";
import { type Change, changesBetween } from "../changes.ts";
import { useEditor } from "../editor-context.ts";
import parts from "../parts.module.css";
import barClasses from "../ProblemsBar.module.css";
import classes from "./versions.module.css";
import { useTakeBack, useVersions } from "../flow-queries.ts";
import { ChangeList } from "../GoLive.tsx";

/** What was live when, and who made it so; each can be looked at and taken back. */
export function VersionsView({ flow, onTakenBack }: { flow: FlowDetail; onTakenBack: () => void }) {
  const versions = useVersions(flow.id);
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <QueryView query={versions} failed="The versions did not load">
      {(all) => {
        if (all.length === 0) {
          return (
            <div className={parts.page}>
              <Empty title="No version yet">
                Each time this flow goes live, what was drawn is kept here. You can look at it and take it back.
              </Empty>
            </div>
          );
        }
        const newestFirst = all.toSorted((a, b) => b.version - a.version);
        const shown = newestFirst.find(({ version }) => version === chosen) ?? newestFirst[0]!;
        return (
          <div className={classes.versions}>
            <ol className={classes.versionList} aria-label="Versions, newest first">
              {newestFirst.map((version, index) => (
                <li key={version.version}>
                  <VersionLine
                    version={version}
                    before={newestFirst[index + 1]}
                    isShown={version === shown}
                    onShow={() => setChosen(version.version)}
                  />
                </li>
              ))}
            </ol>
            <VersionPicture flow={flow} version={shown} onTakenBack={onTakenBack} />
          </div>
        );
      }}
    </QueryView>
  );
}

interface VersionLineProps {
  readonly version: VersionView;
  readonly before: VersionView | undefined;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function VersionLine({ version, before, isShown, onShow }: VersionLineProps) {
  const { nodeTypes } = useEditor();
  const now = useServerNow();
  const names = useNames();
  const changes: readonly Change[] = before ? changesBetween(before.graph, version.graph, { nodeTypes, names }) : [];
  return (
    <>
      <button type="button" className={classes.versionLine} aria-pressed={isShown} onClick={onShow}>
        <span className="row">
          <b>Version {version.version}</b>
          {version.live && (
            <Chip tone="good" dot>
              Live
            </Chip>
          )}
        </span>
        <span className="tiny muted">
          {whenNear(version.publishedAt, now)}
          {version.publishedBy && `, ${version.publishedBy}`}
        </span>
      </button>
      {isShown && changes.length > 0 && <ChangeList changes={changes} />}
    </>
  );
}

interface VersionPictureProps {
  readonly flow: FlowDetail;
  readonly version: VersionView;
  readonly onTakenBack: () => void;
}

function VersionPicture({ flow, version, onTakenBack }: VersionPictureProps) {
  const { nodeTypes } = useEditor();
  const takeBack = useTakeBack(flow.id);
  const ask = async () => {
    const isSure = await confirm({
      title: `Go back to version ${version.version}?`,
      children: "New leads go this way again. Leads that are in the flow now finish as they began. Your draft stays.",
      confirm: `Go back to version ${version.version}`,
    });
    if (!isSure) return;
    takeBack.mutate(version.version, {
      onSuccess: (made) => {
        tellDone(`Version ${made.version} is live. It is the same as version ${version.version}.`);
        onTakenBack();
      },
      onError: tellFailed,
    });
  };
  return (
    <div className={classes.versionPicture}>
      <div className={parts.canvas}>
        <FlowPicture
          key={version.version}
          graph={version.graph}
          nodeTypes={nodeTypes}
          label={`Drawing of version ${version.version}`}
        />
      </div>
      {!version.live && (
        <div className={barClasses.problems}>
          <span className="small">You look at version {version.version}.</span>
          <Button className="push" loading={takeBack.isPending} onClick={() => void ask()}>
            Go back to this version
          </Button>
        </div>
      )}
    </div>
  );
}
