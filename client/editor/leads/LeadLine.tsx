import { Link } from "wouter";
import type { RunView } from "../../../server/runs/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { titleOf } from "../../canvas/node-types.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Countdown } from "../../ui/Countdown.tsx";
import { Sign } from "../../ui/Sign.tsx";
import { whenNear } from "../../ui/time.ts";
import { nodeById } from "../document.ts";
import { useEditor, useEditorState } from "../editor-context.ts";
import classes from "./leads.module.css";

/** One lead: where it stands and until when; opens its path. */
export function LeadLine({ lead }: { lead: RunView }) {
  const { nodeTypes } = useEditor();
  const step = useEditorState(({ graph }) => nodeById(graph, lead.nodeId));
  const group = nodeTypes.get(step?.type ?? "")?.group ?? "end";
  // The flow let go of it where nobody had it; that is how it was, not how it is.
  const owner = lead.status === "done" && group === "escalate" ? lead.owner : null;
  const until = lead.status === "waiting" ? lead.waitingFor?.until : null;
  return (
    <li>
      <Link className={classes.leadLine} href={`/flows/${lead.flowId}/leads/${lead.id}`}>
        <Avatar name={lead.leadName} />
        <span className={classes.leadWords}>
          <span className="strong small truncate">{lead.leadName}</span>
          <span className="tiny muted row">
            <Sign group={owner ? "assign" : group} size={14} />
            <span className="truncate">
              {owner ? `With ${owner.name}` : standing(lead, step ? titleOf(nodeTypes, step) : "")}
            </span>
          </span>
        </span>
        <span className="push small strong nowrap">
          {until ? <Countdown until={until} /> : <span className="muted">{whenNear(lead.updatedAt, serverNow())}</span>}
        </span>
      </Link>
    </li>
  );
}

function standing({ status }: RunView, title: string): string {
  if (status === "failed") return "Stopped, needs attention";
  if (status === "cancelled") return "Stopped by hand";
  return title;
}
