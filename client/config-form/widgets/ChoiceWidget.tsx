import { Radio, Select, Stack } from "@mantine/core";
import { textsOf, type WidgetProps } from "../widget.ts";
import { capitalised } from "../words.ts";

const MOST_AS_RADIO = 3;

/** Few choices stand open, so that one sees what else there is. */
export function ChoiceWidget({ field, value, onChange }: WidgetProps) {
  const values = field.enum ?? Object.keys(field.options ?? {});
  const options = values.map((name) => ({ value: name, label: capitalised(field.options?.[name] ?? name) }));
  const chosen = typeof value === "string" ? value : null;
  if (options.length > MOST_AS_RADIO) {
    return (
      <Select {...textsOf(field)} data={options} value={chosen} onChange={(next) => onChange(next ?? undefined)} />
    );
  }
  return (
    <Radio.Group {...textsOf(field)} value={chosen} onChange={onChange}>
      <Stack gap={4} mt={4}>
        {options.map((option) => (
          <Radio key={option.value} {...option} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
