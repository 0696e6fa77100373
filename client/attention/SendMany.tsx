import { Modal } from "@mantine/core";
import { useState } from "react";
import type { AttentionItem } from "../../server/attention/contract.ts";
import { useReadLeadsAgain } from "../api/lead-changes.ts";
import { useOneByOne } from "../api/use-one-by-one.ts";
import { DialogEnd } from "../ui/DialogEnd.tsx";
import { plural } from "../ui/time.ts";
import { canBeSent } from "./choice.ts";
import { ManyProgress } from "./ManyProgress.tsx";
import { sendLeadToFlow, tryRunAgain } from "./use-mend.ts";

interface SendManyProps {
  readonly items: readonly AttentionItem[];
  readonly onClose: () => void;
}

/** Who stopped on the way goes on from there; who came too early begins now. */
const send = ({ kind, run, lead }: AttentionItem) =>
  kind === "stopped" && run ? tryRunAgain(run.id) : sendLeadToFlow(lead.id);

/** Lets their flows take several leads up, one after the other. */
export function SendMany({ items, onClose }: SendManyProps) {
  const readAgain = useReadLeadsAgain();
  // The list behind it shrinks while they are sent.
  const [sendable] = useState(() => items.filter(canBeSent));
  const { progress, start, stop } = useOneByOne<AttentionItem>();
  const begin = (some: readonly AttentionItem[]) => void start(some, send).then(readAgain);
  const stopped = sendable.filter(({ kind }) => kind === "stopped").length;
  const early = sendable.length - stopped;
  const isGoing = progress !== null && progress.state !== "over";
  return (
    <Modal opened onClose={isGoing ? stop : onClose} title={`Send ${plural(sendable.length, "lead")} to the flow`}>
      {progress ? (
        <ManyProgress progress={progress} done="in the flow again" onStop={stop} onAgain={begin} onClose={onClose} />
      ) : (
        <div className="stack">
          <ul className="stack small">
            {stopped > 0 && (
              <li>{plural(stopped, "lead")} that stopped: the step at which each stopped is tried again.</li>
            )}
            {early > 0 && (
              <li>{plural(early, "lead")} that no flow took: the live flow of their source takes them now.</li>
            )}
            {sendable.length < items.length && (
              <li>{plural(items.length - sendable.length, "other lead")} that you chose stay as they are.</li>
            )}
          </ul>
          <DialogEnd act={`Send ${plural(sendable.length, "lead")}`} onAct={() => begin(sendable)} onCancel={onClose} />
        </div>
      )}
    </Modal>
  );
}
