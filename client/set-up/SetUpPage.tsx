import { IconCheck } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { Link, Redirect, useLocation, useParams } from "wouter";
import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { useWorkspace } from "../api/workspace.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { CompanyStep } from "./CompanyStep.tsx";
import { FlowStep } from "./FlowStep.tsx";
import { LiveStep } from "./LiveStep.tsx";
import { PeopleStep } from "./PeopleStep.tsx";
import classes from "./SetUpPage.module.css";
import { SourcesStep } from "./SourcesStep.tsx";
import type { StepProps } from "./step-props.ts";
import { doneSteps, firstOpenStep, isStep, stepAfter, type StepPath, STEPS } from "./steps.ts";
import { TeamStep } from "./TeamStep.tsx";
import { TryStep } from "./TryStep.tsx";

const CONTENT: Readonly<Record<StepPath, ComponentType<StepProps>>> = {
  company: CompanyStep,
  people: PeopleStep,
  team: TeamStep,
  sources: SourcesStep,
  flow: FlowStep,
  try: TryStep,
  live: LiveStep,
};

/** From nothing to a live flow. Can be left at any step and taken up again; what is there already counts as done. */
export function SetUpPage() {
  const workspace = useWorkspace();
  return (
    <div className="page">
      <PageHead title="Set up Baton" sentence="About ten minutes. You can stop at any step and go on later." />
      <QueryView query={workspace} failed="Your workspace did not load">
        {(loaded) => <SetUp workspace={loaded} />}
      </QueryView>
    </div>
  );
}

function SetUp({ workspace }: { workspace: WorkspaceView }) {
  const { step = "" } = useParams<{ step?: string }>();
  const [, go] = useLocation();
  if (!isStep(step)) return <Redirect to={`/set-up/${firstOpenStep(workspace)}`} replace />;
  const Content = CONTENT[step];
  return (
    <div className={classes.columns}>
      <Progress current={step} done={doneSteps(workspace)} />
      <Content workspace={workspace} onNext={() => go(`/set-up/${stepAfter(step)}`)} />
    </div>
  );
}

function Progress({ current, done }: { current: StepPath; done: ReadonlySet<StepPath> }) {
  return (
    <nav aria-label="Steps of the set-up">
      <ol className={classes.steps}>
        {STEPS.map(({ path, label }, index) => (
          <li key={path}>
            <Link
              href={`/set-up/${path}`}
              className={classes.step}
              aria-current={path === current ? "step" : undefined}
            >
              <span className={classes.number} data-done={done.has(path)} aria-hidden="true">
                {done.has(path) ? <IconCheck size={16} /> : index + 1}
              </span>
              <span>
                {label}
                {done.has(path) && <span className="hidden">, done</span>}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
