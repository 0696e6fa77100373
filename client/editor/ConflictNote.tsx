import { Button } from "@mantine/core";
import type { Graph } from "../../engine/graph.ts";
import { useNames } from "../config-form/names.ts";
import { tellDone } from "../ui/tell.tsx";
import type { Conflict } from "./autosave.ts";
import { changesBetween } from "./changes.ts";
import { useEditor, useEditorState, useSaving } from "./editor-context.ts";
import classes from "./changes.module.css";
import { ChangeList } from "./GoLive.tsx";

/** Two people drew at once: shows what each of them did, and lets this one decide. Whatever is chosen can be undone. */
export function ConflictNote() {
  const { conflict } = useSaving();
  return conflict && <TwoDrafts conflict={conflict} />;
}

function TwoDrafts({ conflict: { theirs, base } }: { conflict: Conflict }) {
  const { autosave, store } = useEditor();
  const mine = useEditorState((state) => state.graph);
  const name = theirs.updatedBy ?? "Somebody";
  const undo = { run: () => store.temporal.getState().undo() };
  return (
    <section className={classes.conflict} role="alert">
      <h2>{name} changed this flow while you were editing</h2>
      <div className={classes.twoDrafts}>
        <Draft title="What you changed" base={base} graph={mine} />
        <Draft title={`What ${name} changed`} base={base} graph={theirs.graph} />
      </div>
      <div className="row wrap">
        <Button
          variant="filled"
          onClick={() => {
            void autosave.keepMine();
            tellDone(`Yours is kept. Undo brings back what ${name} drew.`, undo);
          }}
        >
          Keep mine
        </Button>
        <Button
          onClick={() => {
            autosave.takeTheirs();
            tellDone(`You see what ${name} drew. Undo brings yours back.`, undo);
          }}
        >
          Take {name}’s
        </Button>
      </div>
    </section>
  );
}

function Draft({ title, base, graph }: { title: string; base: Graph; graph: Graph }) {
  const { nodeTypes } = useEditor();
  const changes = changesBetween(base, graph, { nodeTypes, names: useNames() });
  return (
    <div>
      <h3>{title}</h3>
      {changes.length > 0 ? (
        <ChangeList changes={changes} />
      ) : (
        <p className="small muted">Only where steps stand, or notes</p>
      )}
    </div>
  );
}
