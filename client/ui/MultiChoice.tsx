import { MultiSelect, type MultiSelectProps } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";

type MultiChoiceProps = Omit<
  MultiSelectProps,
  "searchValue" | "onSearchChange" | "dropdownOpened" | "onDropdownOpen" | "onDropdownClose" | "onKeyDown"
>;

/**
 * Several of a list. What one types highlights the first that it finds; Enter takes what is highlighted and closes the list,
 * so that the next Enter is the form's, and not this one.
 */
export function MultiChoice(props: MultiChoiceProps) {
  const [search, setSearch] = useState("");
  const [isOpen, setOpen] = useState(false);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || !isOpen) return;
    event.preventDefault();
    // Words that find nothing stay where they are, with the list that says so.
    if (search === "" || isAnyHighlighted(event.currentTarget)) setOpen(false);
  };
  return (
    <MultiSelect
      {...props}
      searchValue={search}
      onSearchChange={setSearch}
      // Only for what was typed: after a choice nothing is highlighted that nobody looked for.
      selectFirstOptionOnChange={search !== ""}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onKeyDown={onKeyDown}
    />
  );
}

function isAnyHighlighted(input: HTMLElement): boolean {
  const list = document.getElementById(input.getAttribute("aria-controls") ?? "");
  return list?.querySelector("[data-combobox-selected]") !== null && list !== null;
}
