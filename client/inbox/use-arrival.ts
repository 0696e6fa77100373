import { useLayoutEffect, useRef } from "react";

/** As long as other changes of the layout take: the design's "Motion". */
const MOVE_MS = 320;
/** --bt-ease-out, which the browser's animations cannot read from a style sheet. */
const EASE_OUT = "cubic-bezier(0.2, 0.8, 0.3, 1)";

/**
 * Brings a card into view that has come to another place of the page, with the focus, sliding from where it stood; at once
 * for those who want no motion.
 *
 * @param fromTop pixels from the screen's top; null when it stood nowhere
 */
export function useArrival<Card extends HTMLElement = HTMLElement>(fromTop: number | null) {
  const card = useRef<Card>(null);
  const from = useRef(fromTop);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    // The button that had the focus is gone: keys go on from here, not from the top of the page.
    if (document.activeElement === document.body) element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
    const way = from.current === null ? 0 : from.current - element.getBoundingClientRect().top;
    if (way === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    element.animate([{ transform: `translateY(${way}px)` }, { transform: "none" }], {
      duration: MOVE_MS,
      easing: EASE_OUT,
    });
  }, []);
  return card;
}
