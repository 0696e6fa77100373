import { useSources } from "../../api/sources.ts";
import { textsIn } from "../schema.ts";
import { textsOf, type WidgetProps } from "../widget.ts";
import { capitalised } from "../words.ts";
import { MultiChoice } from "../../ui/MultiChoice.tsx";

/** Says of each source which other flow takes it, before going live does. */
export function SourcesWidget({ field, value, onChange }: WidgetProps) {
  const sources = useSources();
  const chosen = textsIn(value);
  const options = (sources.data ?? []).map(({ id, name, flow }) => ({
    value: id,
    label: flow && !chosen.includes(id) ? `${name} (taken by ${flow.name})` : name,
  }));
  return (
    <MultiChoice
      {...textsOf(field)}
      placeholder={chosen.length === 0 ? capitalised(field.none ?? "") : undefined}
      data={options}
      value={chosen}
      onChange={onChange}
      searchable
      clearable
      nothingFoundMessage="No source has this name"
    />
  );
}
