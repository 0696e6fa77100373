import { ActionIcon, Button, Input } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./config-form.module.css";
import type { Field } from "./schema.ts";

interface OrderedListProps<Item> {
  readonly field: Field;
  readonly items: readonly Item[];
  readonly onChange: (items: Item[]) => void;
  readonly children: (item: Item, change: (item: Item) => void, index: number) => ReactNode;
  readonly addLabel: string;
  readonly newItem: () => Item;
}

/** Entries that are tried from the top: each can be moved, removed and added, by pointer or keys. */
export function OrderedList<Item>({ field, items, onChange, children, addLabel, newItem }: OrderedListProps<Item>) {
  const swap = (index: number, other: number) =>
    onChange([...items].with(index, items[other]!).with(other, items[index]!));
  return (
    <Input.Wrapper label={field.label} labelElement="div" description={field.help}>
      <ol className={classes.outcomes}>
        {items.map((item, index) => (
          <li key={index}>
            <div className={classes.entry} role="group" aria-label={`Number ${index + 1}`}>
              <div className={classes.entryHead}>
                <b>{index + 1}</b>
                <ActionIcon
                  aria-label={`Move number ${index + 1} up`}
                  disabled={index === 0}
                  onClick={() => swap(index, index - 1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={`Move number ${index + 1} down`}
                  disabled={index === items.length - 1}
                  onClick={() => swap(index, index + 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={`Remove number ${index + 1}`}
                  onClick={() => onChange([...items].toSpliced(index, 1))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </div>
              {children(item, (next) => onChange([...items].with(index, next)), index)}
            </div>
          </li>
        ))}
      </ol>
      <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => onChange([...items, newItem()])}>
        {addLabel}
      </Button>
    </Input.Wrapper>
  );
}
