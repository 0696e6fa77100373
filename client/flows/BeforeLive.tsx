import type { Graph } from "../../engine/graph.ts";
import { useNodeTypes } from "../api/flows.ts";
import { usePeople, useTeams } from "../api/people.ts";
import { useSources } from "../api/sources.ts";
import { Note } from "../ui/Note.tsx";
import { notHereWords, notHereYet, takesWords } from "./before-live.ts";

/** Before going live: which leads a drawing takes, and who might get one without ever having come in. No reason not to go. */
export function BeforeLive({ graph }: { graph: Graph }) {
  const { data: nodeTypes } = useNodeTypes();
  const { data: sources } = useSources();
  const { data: teams = [] } = useTeams();
  const { data: people = [] } = usePeople();
  const missing = notHereYet(graph, teams, people);
  const starts = new Set(nodeTypes?.filter(({ isStart }) => isStart).map(({ type }) => type));
  return (
    <>
      {nodeTypes && sources && <p className="small">{takesWords(graph, starts, sources)}</p>}
      {missing.length > 0 && (
        <Note tone="warn">
          <span className="small">{notHereWords(missing)}</span>
        </Note>
      )}
    </>
  );
}
