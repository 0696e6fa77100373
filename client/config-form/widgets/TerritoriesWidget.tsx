import { Button, Input } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useWorkspace } from "../../api/workspace.ts";
import { regionOptions } from "../../team/person/region-options.ts";
import { useHolidayCountries } from "../../team/time-off/use-time-off.ts";
import { MultiChoice } from "../../ui/MultiChoice.tsx";
import classes from "../config-form.module.css";
import { OutcomeName } from "../OutcomeName.tsx";
import type { ConfigValue } from "../schema.ts";
import { newTerritory, type Territory, withRegions } from "../territories.ts";
import type { WidgetProps } from "../widget.ts";

/** Territories of one's own, each with its countries and parts of countries, by name. */
export function TerritoriesWidget({ field, value, onChange }: WidgetProps) {
  const territories = (Array.isArray(value) ? value : []) as unknown as readonly Territory[];
  const set = (next: readonly Territory[]) => onChange(next as unknown as ConfigValue);
  const change = (index: number, part: Partial<Territory>) =>
    set(territories.with(index, { ...territories[index]!, ...part }));
  const options = useRegionOptions(territories);
  return (
    <Input.Wrapper label={field.label} labelElement="div" description={field.help}>
      <ol className={classes.outcomes}>
        {territories.map((territory, index) => (
          <li key={territory.id} className={classes.outcome}>
            <OutcomeName
              what="territory"
              index={index}
              label={territory.label}
              onRename={(label) => change(index, { label })}
              onRemove={() => set(territories.toSpliced(index, 1))}
            />
            <MultiChoice
              aria-label={`Regions of “${territory.label}”`}
              placeholder={territory.regions.length === 0 ? "Choose a country" : undefined}
              data={options}
              value={[...territory.regions]}
              onChange={(regions) => set(territories.with(index, withRegions(territory, regions, options)))}
              searchable
              hidePickedOptions
              limit={80}
              nothingFoundMessage="No such country"
            />
          </li>
        ))}
      </ol>
      <Button
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => set([...territories, newTerritory(territories)])}
      >
        Add a territory
      </Button>
    </Input.Wrapper>
  );
}

/** Countries, and the parts of the company's own and of those that a territory has. */
function useRegionOptions(territories: readonly Territory[]) {
  const { data: countries = [] } = useHolidayCountries();
  const { data: workspace } = useWorkspace();
  const chosen = territories.flatMap(({ regions }) => regions);
  return regionOptions(countries, workspace?.country ? [...chosen, workspace.country] : chosen);
}
