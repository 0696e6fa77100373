/** Keeps what `read` answered for a while, so that a hot path does not ask the database each time. */
export function kept<T>(read: (key: string) => Promise<T>, forMs: number): (key: string) => Promise<T> {
  const entries = new Map<string, { value: Promise<T>; until: number }>();
  return (key) => {
    const entry = entries.get(key);
    if (entry && entry.until > performance.now()) return entry.value;
    // Names come from outside: what nobody asks for again must not stay for ever.
    if (entries.size > 1_000) entries.clear();
    const value = read(key);
    entries.set(key, { value, until: performance.now() + forMs });
    value.catch(() => entries.delete(key));
    return value;
  };
}
