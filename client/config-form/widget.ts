import type { Config, ConfigValue, Field } from "./schema.ts";

/** What every widget gets. It draws one field and says what it has become; `undefined` empties it. */
export interface WidgetProps {
  readonly field: Field;
  readonly value: ConfigValue | undefined;
  readonly onChange: (value: ConfigValue | undefined) => void;
  /** The whole form, for widgets that depend on another field. */
  readonly config: Config;
}

/** The texts that Mantine's inputs draw around themselves. */
export const textsOf = ({ label, help, placeholder }: Field) => ({ label, description: help, placeholder });

/** A field with words for "nothing" may be left empty. */
export const mayBeEmpty = ({ none }: Field) => none !== undefined;
