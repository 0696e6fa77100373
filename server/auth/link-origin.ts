import type { IncomingHttpHeaders } from "node:http";
import { findLanAddress } from "../start/addresses.ts";

const LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])(?=:|$)/;

/**
 * The address for links that go to other people: the configured one, else the one by which the caller came. Who sits at
 * the server itself came by localhost, which is nobody else's: there it is the machine's address in its network.
 */
export function linkOrigin(publicUrl: string | undefined, { host = "localhost" }: IncomingHttpHeaders): string {
  if (publicUrl) return publicUrl;
  return `http://${host.replace(LOOPBACK, (local) => findLanAddress() ?? local)}`;
}
