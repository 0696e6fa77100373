import { wayBack } from "../sign-in/way-back.ts";

/** What tabs of one browser tell each other of the session that they share. */
export type SessionNews = { readonly kind: "signed-in"; readonly personId: string } | { readonly kind: "signed-out" };

interface Tab {
  /** Whom it has shown its pages to last. */
  readonly personId: string | undefined;
  readonly path: string;
  readonly search: string;
  readonly origin: string;
}

/**
 * Where a tab goes, on a fresh page, when another one says who is signed in; undefined when it stays. Somebody else begins
 * where everybody does: the address may say what the person before them was looking at.
 */
export function wayAfter(news: SessionNews, { personId, path, search, origin }: Tab): string | undefined {
  const isAtTheDoor = path === "/sign-in";
  if (news.kind === "signed-out") return isAtTheDoor || personId === undefined ? undefined : "/sign-in";
  const isSomebodyElse = personId !== undefined && personId !== news.personId;
  if (isSomebodyElse) return "/";
  if (isAtTheDoor) return wayBack(new URLSearchParams(search).get("to"), origin);
  // A page that is still asking who it is may have been told that it is the one before; a link has not been used yet.
  return personId === undefined && path !== "/sign-in/link" ? path + search : undefined;
}
