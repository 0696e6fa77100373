import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { keys } from "../api/keys.ts";
import { useTopic } from "../api/socket.ts";
import { useSoon } from "../api/use-soon.ts";

/** However many leads pass: everybody with their load is read at most so often. */
const AT_MOST_EVERY_MS = 2_000;
/** What time alone changes: who is in, who is busy until when. */
const LOOK_AGAIN_MS = 60_000;

/** Load, shares and balances follow the leads as they are handed out. Once per page. */
export function useTeamLive(): void {
  const client = useQueryClient();
  const again = useSoon(() => {
    for (const queryKey of [keys.people, keys.teams]) void client.invalidateQueries({ queryKey });
  }, AT_MOST_EVERY_MS);
  useTopic("attention", { inbox: again, resync: again });
  const look = useEffectEvent(again);
  useEffect(() => {
    const timer = setInterval(() => look(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
}
