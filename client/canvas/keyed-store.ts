/**
 * Values by key that change often and are each watched by one component: what a step or an arrow shows while leads pass.
 * Not in React Flow's state, where one change walks all steps. Watchers are told once per frame, however often a value
 * changed; `schedule` is replaced in tests.
 */
export interface KeyedStore<Value> {
  get(key: string): Value;
  change(key: string, change: Partial<Value>): void;
  /** Makes `entries` the whole content. */
  replace(entries: Iterable<readonly [string, Partial<Value>]>): void;
  watch(key: string, listener: () => void): () => void;
}

export function createKeyedStore<Value extends object>(
  empty: Value,
  schedule: (run: () => void) => void = (run) => requestAnimationFrame(run),
): KeyedStore<Value> {
  const values = new Map<string, Value>();
  const listeners = new Map<string, Set<() => void>>();
  const changed = new Set<string>();

  const tell = () => {
    const keys = [...changed];
    changed.clear();
    for (const key of keys) listeners.get(key)?.forEach((listener) => listener());
  };
  const put = (key: string, value: Value) => {
    values.set(key, value);
    if (changed.size === 0) schedule(tell);
    changed.add(key);
  };
  const get = (key: string) => values.get(key) ?? empty;

  return {
    get,
    change(key, change) {
      const value = { ...get(key), ...change };
      if (!isSame(value, get(key))) put(key, value);
    },
    replace(entries) {
      const next = new Map(entries);
      for (const key of new Set([...values.keys(), ...next.keys()])) {
        const value = { ...empty, ...next.get(key) };
        if (!isSame(value, get(key))) put(key, value);
      }
    },
    watch(key, listener) {
      const own = listeners.get(key) ?? new Set();
      listeners.set(key, own.add(listener));
      return () => own.delete(listener);
    },
  };
}

function isSame<Value extends object>(a: Value, b: Value): boolean {
  return Object.entries(a).every(([name, value]) => Object.is(value, b[name as keyof Value]));
}
