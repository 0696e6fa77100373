import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { confirm } from "../ui/confirm.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";

/** Takes the demo away, after asking. What people made themselves stays. */
export function useRemoveDemo() {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => api.delete("/demo"),
    onSuccess: async () => {
      tellDone("The demo data are gone. What you made is still here.");
      // The lists first: what shows the demo's flow leaves the screen with them, before anybody asks for it again.
      const lists = [keys.flows, keys.workspace];
      await Promise.all(lists.map((queryKey) => client.invalidateQueries({ queryKey, exact: true })));
      client.removeQueries({ type: "inactive" });
      await client.invalidateQueries();
    },
    onError: tellFailed,
  });
  const ask = async () => {
    const isSure = await confirm({
      title: "Remove the demo data?",
      children: "The demo flow, its people and its made-up leads go for good. Everything that you made stays.",
      confirm: "Remove demo data",
      danger: true,
    });
    if (isSure) mutate();
  };
  return { isPending, ask: () => void ask() };
}
