import { getDomain } from "tldts";
import { asciiDomain } from "./ascii-domain.ts";
import { isSharedMailer } from "./shared-mailers.ts";

/**
 * The domain that stands for the company behind an e-mail: the registrable one, in lower case and as it is in the DNS, so
 * that `Mia@Sales.Müller.de` and `info@xn--mller-kva.de` are one company. Two customers of one host are apart
 * (`one.myshopify.com`, `two.myshopify.com`).
 *
 * @returns null for free and throw-away mailers, addresses without a registrable domain or below `.invalid`, which is
 *   reserved for those that lead nowhere (RFC 2606), and no e-mail at all
 */
export function accountDomain(email: string | null): string | null {
  if (email === null) return null;
  const host = asciiDomain(email.slice(email.lastIndexOf("@") + 1)).replace(/\.$/, "");
  const domain = getDomain(host, { allowPrivateDomains: true });
  return domain === null || domain.endsWith(".invalid") || isSharedMailer(host, domain) ? null : domain;
}
