/**
 * Only addresses of this site: whatever else stands in `to` would lead people away. Read as a browser reads it, for which
 * "/\elsewhere.example" and "//elsewhere.example" are the same.
 */
export function wayBack(to: string | null, origin = window.location.origin): string {
  if (!to?.startsWith("/") || !URL.canParse(to, origin)) return "/";
  const { origin: there, pathname, search, hash } = new URL(to, origin);
  // A path may still begin with two slashes, which would name a host when it is read again.
  return there === origin ? pathname.replace(/^\/+/, "/") + search + hash : "/";
}
