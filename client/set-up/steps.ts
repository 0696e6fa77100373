import type { WorkspaceView } from "../../server/workspace/contract.ts";

export const STEPS = [
  { path: "company", label: "Your company" },
  { path: "people", label: "People" },
  { path: "team", label: "Team" },
  { path: "sources", label: "Where leads come from" },
  { path: "flow", label: "Flow" },
  { path: "try", label: "Try it out" },
  { path: "live", label: "Go live" },
] as const;

export type StepPath = (typeof STEPS)[number]["path"];

export function isStep(path: string): path is StepPath {
  return STEPS.some((step) => step.path === path);
}

const UNNAMED = "My company";

/** What is done already, from what is there: nobody has to go through it twice, or in one go. */
export function doneSteps({ company, setUp, progress }: WorkspaceView): ReadonlySet<StepPath> {
  const done: Record<StepPath, boolean> = {
    company: setUp || (company !== UNNAMED && company !== ""),
    people: progress.people > 1,
    team: progress.teams > 0,
    sources: progress.flows > 0,
    flow: progress.flows > 0,
    try: progress.liveFlows > 0,
    live: progress.liveFlows > 0,
  };
  return new Set(STEPS.map(({ path }) => path).filter((path) => done[path]));
}

/** Where to go on. */
export function firstOpenStep(workspace: WorkspaceView): StepPath {
  const done = doneSteps(workspace);
  return STEPS.find(({ path }) => !done.has(path))?.path ?? "live";
}

export function stepAfter(path: StepPath): StepPath {
  return STEPS[STEPS.findIndex((step) => step.path === path) + 1]?.path ?? "live";
}
