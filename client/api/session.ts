import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Me } from "../../server/auth/contract.ts";
import { api } from "./http.ts";
import { keys } from "./keys.ts";
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
  };
}

/** Signs out, here or everywhere, and forgets all that was read. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ everywhere }: { everywhere: boolean }) => api.delete(everywhere ? "/sessions" : "/sessions/current"),
    onSuccess: () => {
      client.clear();
      // A fresh page: nothing of the former person stays in memory.
      window.location.assign("/sign-in");
    },
  });
}
