/** As the `ref` of what takes the place of something that one has pressed: keys go on there. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();
