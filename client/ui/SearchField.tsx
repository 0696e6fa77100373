import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

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
  const search = useDebouncedCallback((next: string) => onSearch(next.trim() || null), SEARCH_AFTER_MS);
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
