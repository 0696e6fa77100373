import { useSearchParams } from "wouter";

/** The filters of a list. They live in the address, so that a list can be kept and sent to somebody. */
export function useFiltersInAddress<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const filters = Object.fromEntries(names.map((name) => [name, params.get(name) || undefined])) as Readonly<
    Record<Name, string | undefined>
  >;
  const set = (name: Name, next: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next) after.set(name, next);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return {
    filters,
    set,
    clear: () => setParams({}, { replace: true }),
    isFiltered: names.some((name) => filters[name] !== undefined),
  };
}
