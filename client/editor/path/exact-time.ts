const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** "14:02:07": steps of one lead follow each other within a second. */
export const exactTime = (at: string): string => format.format(new Date(at));
