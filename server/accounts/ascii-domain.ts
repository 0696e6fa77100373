import { domainToASCII } from "node:url";

const PLAIN = /^[a-z0-9.-]+$/;

/** A domain as it is in the DNS; empty where it cannot be there. Most are plain already: asking for each is dear. */
export function asciiDomain(domain: string): string {
  const lower = domain.toLowerCase();
  return PLAIN.test(lower) && !lower.includes("xn--") ? lower : domainToASCII(domain);
}
