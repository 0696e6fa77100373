import { useMediaQuery } from "@mantine/hooks";
import { useSearchParams } from "wouter";

export const VIEWS = {
  canvas: "Canvas",
  outline: "Outline",
  hours: "Hours",
  leads: "Leads",
  versions: "Versions",
} as const;
export type View = keyof typeof VIEWS;

/** On a phone the outline takes the canvas's place. */
export const PHONE = "(max-width: 640px)";
export const TOUCH = "(pointer: coarse), (max-width: 640px)";
/** Below this, palette and form are sheets. */
export const NARROW = "(max-width: 1100px)";

export function useView(): { view: View; views: readonly View[]; setView: (view: View) => void } {
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const [search, setSearch] = useSearchParams();
  const views = (Object.keys(VIEWS) as View[]).filter((view) => !(isPhone && view === "canvas"));
  const named = views.find((view) => view === search.get("view"));
  return {
    view: named ?? views[0]!,
    views,
    setView: (view) => setSearch(view === views[0] ? {} : { view }),
  };
}
