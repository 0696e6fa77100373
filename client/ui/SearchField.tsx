import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";

const SEARCH_AFTER_MS = 250;

interface SearchFieldProps {
  readonly className?: string;
  /** For those who listen: "Search leads". */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  /** Called when one pauses typing; null for nothing. */
  readonly onSearch: (words: string | null) => void;
}

/** Searches a list while one types. */
export function SearchField({ className, label, placeholder, value, onSearch }: SearchFieldProps) {
  const [words, setWords] = useState(value ?? "");
  // What this field has asked for. Any other value comes from elsewhere, such as from "Show all", and is shown.
  const asked = useRef(value);
  const search = useDebouncedCallback((next: string) => {
    const given = next.trim() || undefined;
    asked.current = given;
    onSearch(given ?? null);
  }, SEARCH_AFTER_MS);
  const follow = useEffectEvent((next: string | undefined) => {
    if (next === asked.current) return;
    asked.current = next;
    search.cancel();
    setWords(next ?? "");
  });
  useEffect(() => follow(value), [value]);
  return (
    <TextInput
      className={className}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={18} />}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
