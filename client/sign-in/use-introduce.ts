import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useMe } from "../api/session.ts";

/** As the first admin is called until somebody says more. */
const NAMELESS = "Admin";

export const validateName = (name: string) => (name.trim() ? null : "Give your name");
export const validateEmail = (email: string) =>
  /^\S+@\S+\.\S+$/.test(email.trim()) ? null : "Give an e-mail such as ann@example.org";

/** Says who the first admin is, whom the link could not know. An e-mail that is left empty can be given later. */
export function useIntroduce() {
  const me = useMe();
  const client = useQueryClient();
  const introduce = useMutation({
    mutationFn: ({ name, email }: { name: string; email: string }) =>
      api.patch(`/reps/${me.id}`, { name: name.trim(), ...(email.trim() && { email: email.trim() }) }),
    onSuccess: () =>
      Promise.all([keys.me, keys.people, keys.teams].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return { introduce, isUnnamed: me.isUnnamed, knownName: me.name === NAMELESS ? "" : me.name };
}
