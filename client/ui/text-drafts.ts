export interface TextDraft {
  read(): string;
  write(text: string): void;
}

/** Private windows may refuse to keep anything; then the text lives as long as the page. */
function kept<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/**
 * Text kept in this browser. It is of one person: whoever signs in here after them finds none of it, and they find it again.
 *
 * @param key what it is about: "note:ID"
 */
export function textDraft(personId: string, key: string, storage: Storage = localStorage): TextDraft {
  const name = `baton-draft:${personId}:${key}`;
  return {
    read: () => kept(() => storage.getItem(name)) ?? "",
    write: (text) => kept(() => (text ? storage.setItem(name, text) : storage.removeItem(name))),
  };
}
