/** The way from `start` back to it, both ends included; undefined when the way ends or only meets itself elsewhere. */
export function circleFrom(start: string, next: ReadonlyMap<string, string>): readonly string[] | undefined {
  const way = [start];
  for (let at = next.get(start); at !== undefined; at = next.get(at)) {
    way.push(at);
    if (at === start) return way;
    if (way.indexOf(at) < way.length - 1) return undefined;
  }
  return undefined;
}
