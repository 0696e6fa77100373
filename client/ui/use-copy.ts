import { useEffect, useState } from "react";
import { copyText, markText } from "./copy-text.ts";
import { tellProblem } from "./tell.tsx";

const SAID_FOR_MS = 2000;

interface Copying {
  /** For two seconds after it worked. */
  readonly isCopied: boolean;
  /**
   * Copies, and says so when the browser refuses.
   *
   * @param beside the button
   */
  readonly copy: (text: string, beside: HTMLElement, refused: Refused) => Promise<void>;
}

/** What is done where a browser does not let a page copy: what shows the text is marked, or one is told another way. */
export type Refused = { readonly shown: HTMLElement | null } | { readonly otherwise: string };

/** For every button that copies. */
export function useCopy(): Copying {
  const [copiedAt, setCopiedAt] = useState<number | null>(null);
  useEffect(() => {
    if (copiedAt === null) return undefined;
    const timer = setTimeout(() => setCopiedAt(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copiedAt]);
  return {
    isCopied: copiedAt !== null,
    async copy(text, beside, refused) {
      if (await copyText(text, beside)) return setCopiedAt(Date.now());
      setCopiedAt(null);
      if ("otherwise" in refused) return tellProblem(`This browser does not let Baton copy. ${refused.otherwise}`);
      if (refused.shown) markText(refused.shown);
      tellProblem("This browser does not let Baton copy. The text is marked: copy it yourself.");
    },
  };
}
