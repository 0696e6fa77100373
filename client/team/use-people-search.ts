import { useDeferredValue, useState } from "react";
import type { PersonView } from "../../server/people/contract.ts";
import { languagesWords } from "./person/person-words.ts";

/** With fewer, everybody is in sight. */
const SEARCH_FROM = 12;
/** More than a usual team; who looks for somebody among more searches. */
const AT_ONCE = 50;

/** Those whose name, e-mail or languages hold all the words. */
export function findPeople(people: readonly PersonView[], search: string): readonly PersonView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return people;
  return people.filter((person) => {
    const text = `${person.name} ${person.email} ${languagesWords(person)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * A long list of people, some at a time.
 *
 * @param among those of them who are looked through
 */
export function usePeopleSearch(people: readonly PersonView[], among = people) {
  const [search, setSearch] = useState("");
  const [limit, setLimit] = useState(AT_ONCE);
  const found = findPeople(among, useDeferredValue(search));
  return {
    isLong: people.length > SEARCH_FROM,
    search,
    setSearch: (words: string) => {
      setSearch(words);
      setLimit(AT_ONCE);
    },
    shown: found.slice(0, limit),
    more: Math.max(0, found.length - limit),
    showMore: () => setLimit(limit + AT_ONCE),
  };
}
