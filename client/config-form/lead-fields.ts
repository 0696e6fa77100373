import { fieldsOf } from "../../node-catalog/rules/fields.ts";
import { isFillable } from "../../node-catalog/rules/fit-value.ts";
import { useWorkspace } from "../api/workspace.ts";

/** Every field of a lead, the standard ones first. */
export function useLeadFields() {
  const workspace = useWorkspace();
  return fieldsOf(workspace.data?.customFields ?? []);
}

/** Those that a flow may write. */
export function useFillableFields() {
  const workspace = useWorkspace();
  const own = workspace.data?.customFields ?? [];
  return fieldsOf(own).filter(({ name }) => isFillable(name, own));
}
