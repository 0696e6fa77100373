import { Fragment, type ReactNode } from "react";
import classes from "./Sentence.module.css";

interface SentenceProps {
  /** "Give the lead to whoever is next in {team}" */
  readonly text: string;
  /** What stands for each token; a token without one shows as a gap. */
  readonly tokens: Readonly<Record<string, ReactNode>>;
  /** Makes tokens buttons, that lead to where they are changed. */
  readonly onToken?: (name: string) => void;
}

const TOKEN = /\{([^}]+)\}/;

/** A sentence whose changeable words are marked. */
export function Sentence({ text, tokens, onToken }: SentenceProps) {
  const parts = text.split(TOKEN);
  return parts.map((part, index) => {
    if (index % 2 === 0) return <Fragment key={index}>{part}</Fragment>;
    const words = tokens[part] ?? "…";
    if (!onToken) {
      return (
        <b key={index} className={classes.token}>
          {words}
        </b>
      );
    }
    return (
      <button key={index} type="button" className={classes.token} onClick={() => onToken(part)}>
        {words}
      </button>
    );
  });
}
