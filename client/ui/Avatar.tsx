import classes from "./Avatar.module.css";

interface AvatarProps {
  readonly name: string;
  /** Petrol: works here and is in. Grey: a lead, or somebody who is away. */
  readonly tone?: "in" | "grey";
  readonly size?: "s" | "m" | "l";
}

/** First letters of the first and the last name. Decoration: the name stands beside it. */
export function Avatar({ name, tone = "grey", size = "m" }: AvatarProps) {
  return (
    <span className={classes.avatar} data-tone={tone} data-size={size} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

const letters = new Intl.Segmenter();

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? firstLetters(words.at(-1)!, 1) : "";
  return (firstLetters(words[0]!, last ? 1 : 2) + last).toLocaleUpperCase();
}

function firstLetters(word: string, count: number): string {
  return Array.from(letters.segment(word), ({ segment }) => segment)
    .slice(0, count)
    .join("");
}
