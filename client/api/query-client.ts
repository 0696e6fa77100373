import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isStatus } from "./errors.ts";
import { keys } from "./keys.ts";

const STALE_AFTER_MS = 10_000;

/** A session that has ended shows in any reply; reading "who am I" again brings the sign-in page. */
const onError = (error: unknown) => {
  if (isStatus(error, 401)) void queryClient.invalidateQueries({ queryKey: keys.me });
};

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== keys.me[0]) onError(error);
    },
  }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: STALE_AFTER_MS,
      // Only what may pass by itself: no connection, a server that starts anew.
      retry: (tries, error) => tries < 2 && (isStatus(error, 0) || isStatus(error, 502) || isStatus(error, 503)),
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
