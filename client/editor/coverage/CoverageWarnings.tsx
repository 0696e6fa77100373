import { Link } from "wouter";
import { Note } from "../../ui/Note.tsx";
import { useEditor } from "../editor-context.ts";
import { useCoverage } from "./use-coverage.ts";

/** Before going live: how many hours a week nobody is there, and where leads go then. No reason not to go. */
export function CoverageWarnings() {
  const { flowId } = useEditor();
  const { data } = useCoverage({ of: "draft", week: "usual" });
  if (!data || data.warnings.length === 0) return null;
  return (
    <Note tone="warn">
      <ul className="stack">
        {data.warnings.map((warning) => (
          <li key={warning} className="small">
            {warning}
          </li>
        ))}
      </ul>
      <Link href={`/flows/${flowId}?view=hours`} className="small">
        See the hours
      </Link>
    </Note>
  );
}
