import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Me } from "../../server/auth/contract.ts";
import { api, endCalls } from "./http.ts";
import { keys } from "./keys.ts";
import { onSessionNews, tellOtherTabs } from "./other-tabs.ts";
import { wayAfter } from "./session-news.ts";
import { listenAnew } from "./socket.ts";

const ME = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => api.get<Me>("/me", { signal }),
  staleTime: 60_000,
});

/** Who is signed in; its error has the status 401 when nobody is. */
export function useMeQuery() {
  return useQuery(ME);
}

/** The signed-in person. Only below the sign-in gate, where it is always there. */
export function useMe(): Me {
  const { data } = useMeQuery();
  if (!data) throw new Error("useMe is for pages behind the sign-in");
  return data;
}

export const isManager = (me: Me) => me.roles.includes("admin") || me.roles.includes("manager");
export const isAdmin = (me: Me) => me.roles.includes("admin");
export const isRep = (me: Me) => me.roles.includes("rep");

/** After signing in: nothing that was read before stays, for it may have been somebody else; then who it is now is read. */
export function useBeginAnew(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    // All but what the sign-in page itself shows.
    client.removeQueries({ type: "inactive" });
    listenAnew();
    await client.prefetchQuery(ME);
    const me = client.getQueryData<Me>(keys.me);
    if (me) tellOtherTabs({ kind: "signed-in", personId: me.id });
  };
}

/** Signs out, here or everywhere, and forgets all that was read. */
export function useSignOut() {
  return useMutation({
    mutationFn: ({ everywhere }: { everywhere: boolean }) => api.delete(everywhere ? "/sessions" : "/sessions/current"),
    onSuccess: () => {
      tellOtherTabs({ kind: "signed-out" });
      leaveFor("/sign-in");
    },
  });
}

/** Follows what other tabs of this browser do with the session that all of them have. */
export function useSessionOfOtherTabs(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onSessionNews((news) => {
        const { pathname: path, search, origin } = window.location;
        const way = wayAfter(news, { personId: client.getQueryData<Me>(keys.me)?.id, path, search, origin });
        if (way !== undefined) leaveFor(way);
        else if (news.kind === "signed-in") listenAnew();
      }),
    [client],
  );
}

/** For the pages of whoever is signed in: when a read says that it is somebody else by now, they begin anew. */
export function useSamePerson(me: Me | undefined): void {
  const first = useRef(me?.id);
  // Before it is painted, for these are still the pages of the person before.
  useLayoutEffect(() => {
    first.current ??= me?.id;
    if (me && me.id !== first.current) leaveFor("/");
  }, [me]);
}

/** Goes to a fresh page: nothing of the person before stays in sight or in memory, and nothing more is done for them. */
function leaveFor(path: string): void {
  document.body.hidden = true;
  endCalls();
  // A browser that goes back may bring this page back as it was.
  window.addEventListener("pageshow", ({ persisted }) => persisted && window.location.reload());
  window.location.replace(path);
}
