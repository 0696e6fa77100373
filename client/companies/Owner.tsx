import type { AccountView } from "../../server/accounts/contract.ts";
import { useMe } from "../api/session.ts";
import { Chip } from "../ui/Chip.tsx";

/** Who looks after a company. */
export function Owner({ of: { owner } }: { readonly of: Pick<AccountView, "owner"> }) {
  const me = useMe();
  if (!owner) return <Chip>Nobody yet</Chip>;
  return (
    <Chip tone="good" dot>
      {owner.id === me.id ? "You" : owner.name}
    </Chip>
  );
}
