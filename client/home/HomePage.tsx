import { Redirect } from "wouter";
import { useFlows } from "../api/flows.ts";
import { useWorkspace } from "../api/workspace.ts";
import { QueryView } from "../ui/QueryView.tsx";
import { FirstScreen } from "./FirstScreen.tsx";

/** The first screen: while the demo is here, it teaches; afterwards the next step is the set-up, and then the flows. */
export function HomePage() {
  const workspace = useWorkspace();
  const flows = useFlows();
  return (
    <QueryView query={workspace} failed="Your workspace did not load">
      {({ setUp }) => (
        <QueryView query={flows} failed="The flows did not load">
          {(all) => {
            const demo = all.find((flow) => flow.demo && flow.status !== "draft");
            if (demo) return <FirstScreen flow={demo} />;
            return <Redirect to={setUp || all.length > 0 ? "/flows" : "/set-up"} replace />;
          }}
        </QueryView>
      )}
    </QueryView>
  );
}
