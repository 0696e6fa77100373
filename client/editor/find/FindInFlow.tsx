import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { GraphNode } from "../../../engine/graph.ts";
import { useNames } from "../../config-form/names.ts";
import { Sign } from "../../ui/Sign.tsx";
import { useEditor } from "../editor-context.ts";
import parts from "../parts.module.css";
import classes from "./FindInFlow.module.css";
import { findSteps, type FoundStep, searchable } from "./find-steps.ts";

interface FindInFlowProps {
  /** Where to look, in the order in which they are listed. */
  readonly steps: readonly GraphNode[];
  readonly onJump: (nodeId: string) => void;
  readonly onClose: () => void;
}

/** Looks for steps by what they say. Arrow keys walk through what is found, Enter goes there, Escape closes. */
export function FindInFlow({ steps, onJump, onClose }: FindInFlowProps) {
  const { nodeTypes } = useEditor();
  const names = useNames();
  const listId = useId();
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const texts = useMemo(() => searchable(steps, { nodeTypes, names }), [steps, nodeTypes, names]);
  const found = useMemo(() => findSteps(texts, search), [texts, search]);
  const active = found[Math.min(at, found.length - 1)];
  useEffect(() => input.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length > 0) setAt((Math.min(at, found.length - 1) + by + found.length) % found.length);
    else if (event.key === "Enter" && active) onJump(active.node.id);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    // The drawing and the outline have an Escape and arrow keys of their own.
    event.stopPropagation();
  };
  return (
    <search className={`${classes.find} nowheel nopan`} aria-label="Find in this flow">
      <TextInput
        ref={input}
        role="combobox"
        aria-label="Find in this flow"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={active && `${listId}-${active.node.id}`}
        placeholder="A step, team, source or field"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={active && <Count at={found.indexOf(active)} of={found.length} />}
        rightSectionWidth={72}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className={search.trim() && !active ? `${classes.nothing} small muted` : "hidden"}>
        {search.trim() && !active && "No step says this. Try another word."}
        {active && `${found.length} found`}
      </p>
      {found.length > 0 && (
        <div role="listbox" id={listId} aria-label="Steps found" className={classes.list}>
          {found.map((step) => (
            <Found
              key={step.node.id}
              id={`${listId}-${step.node.id}`}
              step={step}
              isActive={step === active}
              onPick={() => {
                setAt(found.indexOf(step));
                onJump(step.node.id);
              }}
            />
          ))}
        </div>
      )}
    </search>
  );
}

const Count = ({ at, of }: { at: number; of: number }) => (
  <span className="tiny muted">
    {at + 1} of {of}
  </span>
);

interface FoundProps {
  readonly id: string;
  readonly step: FoundStep;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

function Found({ id, step: { node, title, sentence }, isActive, onPick }: FoundProps) {
  const { nodeTypes } = useEditor();
  const nodeType = nodeTypes.get(node.type);
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // Neither Tab nor a press takes the focus out of the field, which walks through the list: on the drawing behind it,
    // Delete deletes what is chosen there.
    <button
      ref={line}
      type="button"
      id={id}
      className={parts.pick}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <Sign group={nodeType?.group ?? "end"} icon={nodeType?.icon} size={20} />
      <span className={classes.words}>
        <b className="truncate">{title}</b>
        <span className="tiny muted truncate">{sentence}</span>
      </span>
    </button>
  );
}
