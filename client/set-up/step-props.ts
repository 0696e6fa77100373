import type { WorkspaceView } from "../../server/workspace/contract.ts";

/** What every step of the set-up is given. */
export interface StepProps {
  readonly workspace: WorkspaceView;
  /** To the next step. */
  readonly onNext: () => void;
}
