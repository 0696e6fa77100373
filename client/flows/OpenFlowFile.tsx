import { FileButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useAddFlow } from "../api/flows.ts";
import { ApiError } from "../api/errors.ts";
import { tellDone, tellFailed } from "../ui/tell.tsx";

interface OpenFlowFileProps {
  /** Draws the button or menu that asks for a file. */
  readonly children: (ask: () => void, isPending: boolean) => ReactNode;
}

/** Makes a new draft of a flow that was downloaded, here or elsewhere; what is drawn already stays as it is. */
export function OpenFlowFile({ children }: OpenFlowFileProps) {
  const add = useAddFlow();
  const [, go] = useLocation();
  const open = async (file: File | null) => {
    if (!file) return;
    // Loaded when somebody has a file: the list of flows needs no reader of files.
    const { fromFlowFile } = await import("./flow-file.ts");
    const content = fromFlowFile(await file.text());
    if ("problem" in content) {
      return tellFailed(new ApiError({ code: "flow-file-unreadable", status: 422, message: content.problem }));
    }
    add.mutate(content.flow, {
      onSuccess({ id, name }) {
        tellDone(`${name} is opened as a new draft.`);
        go(`/flows/${id}`);
      },
      onError: tellFailed,
    });
  };
  return (
    <FileButton accept=".json,application/json" onChange={(file) => void open(file).catch(tellFailed)}>
      {({ onClick }) => children(onClick, add.isPending)}
    </FileButton>
  );
}
