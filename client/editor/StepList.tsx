import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import type { NodeTypeView } from "../../server/catalog/contract.ts";
import type { NodeTypes } from "../canvas/node-types.ts";
import { SILHOUETTES, type StepGroup } from "../ui/groups.ts";
import { Sign } from "../ui/Sign.tsx";
import parts from "./parts.module.css";
import classes from "./StepList.module.css";

interface StepListProps {
  readonly nodeTypes: NodeTypes;
  readonly onPick: (type: string) => void;
  /** Begins to drag a step out of the list. */
  readonly onGrab?: (type: NodeTypeView, event: PointerEvent<HTMLElement>) => void;
  readonly hasShortcut?: boolean;
  /** In a dialog: one types at once. */
  readonly takesFocus?: boolean;
  /** Behind a step a flow cannot begin. */
  readonly withoutStart?: boolean;
}

const GROUPS = Object.keys(SILHOUETTES) as StepGroup[];

/** All kinds of steps by group, with a search. Enter takes the first found; arrow keys walk through the list. */
export function StepList({ nodeTypes, onPick, onGrab, hasShortcut, takesFocus, withoutStart }: StepListProps) {
  const [search, setSearch] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () => findSteps([...nodeTypes.values()], search).filter(({ isStart }) => !(withoutStart && isStart)),
    [nodeTypes, search, withoutStart],
  );
  // The next step is looked for among all again.
  const pick = (type: string) => {
    setSearch("");
    onPick(type);
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const by = event.key === "ArrowDown" ? 1 : -1;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    // From the field one goes to the first, or back to the last.
    buttons.at(at < 0 && by < 0 ? -1 : (at + by) % buttons.length)?.focus();
  };
  return (
    <div className={classes.stepList} ref={list}>
      <TextInput
        aria-label="Find a step"
        placeholder="Find a step"
        data-find-step={hasShortcut || undefined}
        data-autofocus={takesFocus || undefined}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={hasShortcut && search === "" && <span className="kbd">/</span>}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !found[0]) return walk(event);
          // It is not to press whatever has the focus afterwards, too.
          event.preventDefault();
          pick(found[0].type);
        }}
      />
      {GROUPS.map((group) => (
        <StepsOfGroup
          key={group}
          group={group}
          steps={found.filter((step) => step.group === group)}
          onPick={pick}
          onGrab={onGrab}
          onWalk={walk}
        />
      ))}
      {found.length === 0 && <p className="small muted">No step is called so. Try another word.</p>}
    </div>
  );
}

interface GroupProps extends Pick<StepListProps, "onPick" | "onGrab"> {
  readonly group: StepGroup;
  readonly steps: readonly NodeTypeView[];
  readonly onWalk: (event: KeyboardEvent) => void;
}

function StepsOfGroup({ group, steps, onPick, onGrab, onWalk }: GroupProps) {
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{SILHOUETTES[group].label}</h2>
      <ul>
        {steps.map((step) => (
          <li key={step.type}>
            <button
              type="button"
              className={parts.pick}
              title={step.help}
              onClick={() => onPick(step.type)}
              onKeyDown={onWalk}
              onPointerDown={(event) => onGrab?.(step, event)}
              data-step-type={step.type}
            >
              <Sign group={step.group} icon={step.icon} size={20} />
              <span className="truncate">{step.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function findSteps(steps: readonly NodeTypeView[], search: string): readonly NodeTypeView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = steps.filter(({ title, help, group }) => {
    const text = `${title} ${help} ${SILHOUETTES[group].label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  // As they are listed: Enter takes the first.
  return GROUPS.flatMap((group) => found.filter((step) => step.group === group));
}
