import { renderUnicodeCompact } from "uqr";
import { findLanAddress } from "./addresses.ts";

interface Ready {
  readonly port: number;
  readonly host: string | undefined;
  readonly publicUrl: string | undefined;
  /** Signs the first admin in; undefined when somebody has done that. */
  readonly firstLink?: string | undefined;
}

/** The origin of links that are printed or sent when nobody's request says a better one. */
export function originOf({ port, publicUrl }: Pick<Ready, "port" | "publicUrl">): string {
  return publicUrl ?? `http://localhost:${port}`;
}

/** Tells where Baton can be reached, with a picture to point a phone at. */
export function announce(ready: Ready, say: (line: string) => void): void {
  say(`Baton is ready at ${originOf(ready)}`);
  if (ready.firstLink) say(`Sign in once with this link, within an hour: ${ready.firstLink}`);
  const onlyHere = ready.host !== undefined && /^(localhost|127\.|::1)/.test(ready.host);
  const lan = onlyHere ? undefined : findLanAddress();
  const phone = ready.publicUrl ?? (lan && `http://${lan}:${ready.port}`);
  if (!phone) return;
  say(`On a phone${ready.publicUrl ? "" : " in the same network"}: ${phone}`);
  say(renderUnicodeCompact(phone, { border: 1 }));
}
