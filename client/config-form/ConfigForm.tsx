import { useEffect, useRef } from "react";
import type { NodeTypeView } from "../../server/catalog/contract.ts";
import classes from "./config-form.module.css";
import { type Config, type ConfigValue, fieldsOf, isShown, withDefaults } from "./schema.ts";
import { widgetOf } from "./widget-kinds.ts";

interface ConfigFormProps {
  readonly nodeType: NodeTypeView;
  readonly config: Config;
  readonly onChange: (name: string, config: Config) => void;
  /** Goes to this field; a click on its words in the sentence asks for it. */
  readonly focusField?: string | null;
  readonly onFocused?: () => void;
}

/** The form of any step, drawn from its schema: a foreign step needs no code here. */
export function ConfigForm({ nodeType, config, onChange, focusField, onFocused }: ConfigFormProps) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!focusField) return;
    const field = form.current?.querySelector(`[data-field="${CSS.escape(focusField)}"]`);
    field?.scrollIntoView({ block: "nearest" });
    field?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, button")?.focus();
    onFocused?.();
  }, [focusField, onFocused]);

  const all = fieldsOf(nodeType.configSchema);
  const complete = withDefaults(all, config);
  const fields = all.filter((field) => isShown(field, complete));
  return (
    <div ref={form} className={classes.form}>
      {fields.map((field) => {
        const Widget = widgetOf(field);
        return (
          <div key={field.name} data-field={field.name}>
            <Widget
              field={field}
              value={complete[field.name]}
              config={complete}
              onChange={(value) => onChange(field.name, withValue(config, field.name, value))}
            />
          </div>
        );
      })}
    </div>
  );
}

function withValue(config: Config, name: string, value: ConfigValue | undefined): Config {
  if (value !== undefined) return { ...config, [name]: value };
  const { [name]: _, ...rest } = config;
  return rest;
}
