import { ActionIcon, Button, Input, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import classes from "./config-form.module.css";
import type { ConfigValue, Field } from "./schema.ts";

interface Column {
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly options?: { value: string; label: string }[];
}

interface RowsInputProps {
  readonly field: Field;
  readonly rows: ConfigValue | undefined;
  readonly onChange: (rows: ConfigValue) => void;
  readonly columns: readonly Column[];
  readonly addLabel: string;
}

type Row = Record<string, string>;

/** A short list of rows with the same few columns. */
export function RowsInput({ field, rows: value, onChange, columns, addLabel }: RowsInputProps) {
  const rows = (Array.isArray(value) ? value : []) as Row[];
  const change = (index: number, name: string, text: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [name]: text } : row)));
  const empty: Row = Object.fromEntries(columns.map(({ name }) => [name, ""]));
  return (
    <Input.Wrapper label={field.label} labelElement="div" description={field.help}>
      <ul className={classes.rows}>
        {rows.map((row, index) => (
          <li key={index}>
            {columns.map((column) => (
              <Cell
                key={column.name}
                column={column}
                label={`${column.label} ${index + 1}`}
                value={row[column.name] ?? ""}
                onChange={(text) => change(index, column.name, text)}
              />
            ))}
            <ActionIcon aria-label={`Remove row ${index + 1}`} onClick={() => onChange(rows.toSpliced(index, 1))}>
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => onChange([...rows, empty])}>
        {addLabel}
      </Button>
    </Input.Wrapper>
  );
}

function Cell(props: { column: Column; label: string; value: string; onChange: (text: string) => void }) {
  const { column, label, value, onChange } = props;
  const shared = { "aria-label": label, placeholder: column.placeholder };
  if (column.options) {
    return <Select {...shared} data={column.options} value={value || null} onChange={(next) => onChange(next ?? "")} />;
  }
  return <TextInput {...shared} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
}
