import { Button, Menu, Textarea } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef } from "react";
import { useWorkspace } from "../../api/workspace.ts";
import { templateVariables } from "../template-words.ts";
import classes from "../config-form.module.css";
import { mayBeEmpty, textsOf, type WidgetProps } from "../widget.ts";

/** A text in which values of the lead can stand; they are chosen from a list, so that nobody has to know their names. */
export function TemplateWidget({ field, value, onChange }: WidgetProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const workspace = useWorkspace();
  const text = typeof value === "string" ? value : "";
  // A field that nobody has been in says that its caret stands at the beginning.
  const caret = useRef<readonly [from: number, to: number]>(null);
  const insert = (name: string) => {
    const [from, to] = caret.current ?? [text.length, text.length];
    const before = `${text.slice(0, from)}{{ ${name} }}`;
    caret.current = [before.length, before.length];
    onChange(before + text.slice(to));
    input.current?.focus();
  };
  return (
    <div className={classes.template}>
      <Textarea
        ref={input}
        {...textsOf(field)}
        autosize
        minRows={1}
        maxRows={8}
        value={text}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
          caret.current = [selectionStart, selectionEnd];
        }}
        onChange={({ currentTarget }) => onChange(currentTarget.value || (mayBeEmpty(field) ? "" : undefined))}
        maxLength={field.maxLength}
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} />}>
            Put in a value
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={280} style={{ overflowY: "auto" }}>
          {templateVariables(workspace.data?.customFields ?? []).map(({ name, label }) => (
            <Menu.Item key={name} onClick={() => insert(name)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
