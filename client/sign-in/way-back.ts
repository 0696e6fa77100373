/** Only addresses of this site: whatever else stands in `to` would lead people away. */
export function wayBack(to: string | null): string {
  return to?.startsWith("/") && !to.startsWith("//") ? to : "/";
}
