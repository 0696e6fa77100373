import { languageOptions } from "../languages.ts";
import { textsIn } from "../schema.ts";
import { textsOf, type WidgetProps } from "../widget.ts";
import { MultiChoice } from "../../ui/MultiChoice.tsx";

export function LanguagesWidget({ field, value, onChange }: WidgetProps) {
  const chosen = textsIn(value);
  return (
    <MultiChoice
      {...textsOf(field)}
      placeholder={chosen.length === 0 ? "Choose a language" : undefined}
      data={languageOptions(chosen)}
      value={chosen}
      onChange={onChange}
      searchable
      nothingFoundMessage="No language has this name"
    />
  );
}
