import { Tooltip } from "@mantine/core";
import { useState } from "react";
import type { HereEvent } from "../../server/live/contract.ts";
import { useMe } from "../api/session.ts";
import { useConnection, useTopic } from "../api/socket.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { listWords } from "../ui/names.ts";
import classes from "./HereNow.module.css";

/** More would push the buttons away; the others are counted. */
const MOST_SHOWN = 4;

/** Who else has this flow's editor open. Nothing while one is alone, or while nobody can tell. */
export function HereNow({ flowId }: { flowId: string }) {
  const me = useMe();
  const connection = useConnection();
  const [people, setPeople] = useState<HereEvent["people"]>([]);
  useTopic(`editor:${flowId}`, { here: (event) => setPeople(event.people) });
  const others = people.filter(({ id }) => id !== me.id);
  if (others.length === 0 || connection === "lost") return null;
  const names = listWords(["you", ...others.map(({ name }) => name)]);
  // One who is not shown would leave the place to a number.
  const shown = others.length > MOST_SHOWN ? others.slice(0, MOST_SHOWN - 1) : others;
  return (
    <span className={classes.here} role="img" aria-label={`Here now: ${names}`}>
      {[{ id: me.id, name: "You" }, ...shown].map(({ id, name }) => (
        <Tooltip key={id} label={name} withArrow>
          <span>
            <Avatar name={id === me.id ? me.name : name} tone="in" size="s" />
          </span>
        </Tooltip>
      ))}
      {shown.length < others.length && (
        <Tooltip label={listWords(others.slice(shown.length).map(({ name }) => name))} withArrow>
          <span className="tiny muted">+{others.length - shown.length}</span>
        </Tooltip>
      )}
    </span>
  );
}
