import {
  ActionIcon,
  Button,
  Checkbox,
  CloseButton,
  Combobox,
  Drawer,
  Input,
  type MantineThemeComponents,
  Menu,
  Modal,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Pill,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  TagsInput,
  Tooltip,
} from "@mantine/core";
import classes from "./controls.module.css";

interface Paint {
  readonly ground: string;
  readonly hover: string;
  readonly text: string;
  readonly border: string;
}

const plain = { ground: "var(--bt-surface)", hover: "var(--bt-hover)", text: "var(--bt-text)" };
const PAINTS: Record<string, Paint> = {
  /** The one main button of a screen. */
  filled: {
    ground: "var(--bt-primary)",
    hover: "var(--bt-primary-hover)",
    text: "var(--bt-on-primary)",
    border: "transparent",
  },
  default: { ...plain, border: "var(--bt-border-control)" },
  light: {
    ground: "var(--bt-primary-soft)",
    hover: "color-mix(in srgb, var(--bt-primary-soft) 88%, var(--bt-text))",
    text: "var(--bt-on-primary-soft)",
    border: "transparent",
  },
  subtle: { ...plain, ground: "transparent", border: "transparent" },
  /** For what cannot be undone. */
  danger: { ...plain, text: "var(--bt-bad)", border: "var(--bt-bad-solid)" },
};

const paintOf = (variant: string | undefined): Paint => PAINTS[variant ?? "default"] ?? PAINTS.default!;
const isSmall = (size: string | number | undefined) => size === "xs" || size === "compact-sm";
const heightOf = (size: string | number | undefined) => {
  if (isSmall(size)) return "var(--bt-control-small)";
  return size === "lg" ? "var(--bt-control-touch)" : "var(--bt-control)";
};

const inputVariables = () => ({
  wrapper: {
    "--input-height": "var(--bt-control)",
    "--input-fz": "var(--bt-control-text)",
    // Of fields with several lines, so that a single line stands in the middle.
    "--input-padding-y": "calc((var(--bt-control) - 1.55 * var(--bt-control-text)) / 2 - 1px)",
  },
});

const NOTHING_FOUND = "Nothing here has this name";

/** Mantine's controls in Baton's look: sizes follow the pointer, colours are roles. */
export const controls: MantineThemeComponents = {
  Button: Button.extend({
    defaultProps: { variant: "default" },
    classNames: { root: classes.button },
    vars: (_theme, { variant, size }) => {
      const paint = paintOf(variant);
      return {
        root: {
          "--button-height": heightOf(size),
          "--button-padding-x": isSmall(size) ? "10px" : "14px",
          "--button-fz": isSmall(size) ? "var(--bt-size-2)" : "var(--bt-control-text)",
          "--button-bg": paint.ground,
          "--button-hover": paint.hover,
          "--button-color": paint.text,
          "--button-hover-color": paint.text,
          "--button-bd": `1px solid ${paint.border}`,
        },
      };
    },
  }),
  ActionIcon: ActionIcon.extend({
    defaultProps: { variant: "subtle" },
    vars: (_theme, { variant, size }) => {
      const paint = paintOf(variant);
      return {
        root: {
          "--ai-size": heightOf(size),
          "--ai-bg": paint.ground,
          "--ai-hover": paint.hover,
          "--ai-color": paint.text,
          "--ai-hover-color": paint.text,
          "--ai-bd": `1px solid ${paint.border}`,
        },
      };
    },
  }),
  CloseButton: CloseButton.extend({
    vars: () => ({ root: { "--cb-size": "var(--bt-control-small)" } }),
  }),
  Input: Input.extend({ classNames: { input: classes.input }, vars: inputVariables }),
  InputWrapper: Input.Wrapper.extend({
    classNames: { label: classes.label, error: classes.error, description: classes.description },
    defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] },
  }),
  PasswordInput: PasswordInput.extend({
    defaultProps: { rightSectionWidth: "var(--bt-control)" },
    classNames: { innerInput: classes.inner, visibilityToggle: classes.toggle },
  }),
  MultiSelect: MultiSelect.extend({
    defaultProps: { nothingFoundMessage: NOTHING_FOUND },
    classNames: { inputField: classes.field },
  }),
  TagsInput: TagsInput.extend({ classNames: { inputField: classes.field } }),
  Pill: Pill.extend({ classNames: { root: classes.pill, label: classes.pillLabel, remove: classes.pillRemove } }),
  NumberInput: NumberInput.extend({ defaultProps: { hideControls: true } }),
  Select: Select.extend({
    defaultProps: {
      allowDeselect: false,
      checkIconPosition: "right",
      comboboxProps: { shadow: "md" },
      // What one types replaces what was chosen, and Enter takes what it found.
      onClick: ({ currentTarget }) => currentTarget.readOnly || currentTarget.select(),
      selectFirstOptionOnChange: true,
      nothingFoundMessage: NOTHING_FOUND,
    },
  }),
  Combobox: Combobox.extend({ classNames: { dropdown: classes.dropdown, option: classes.option } }),
  Checkbox: Checkbox.extend({
    classNames: {
      input: classes.checkbox,
      body: classes.choice,
      label: classes.choiceLabel,
      description: classes.choiceHelp,
    },
  }),
  Radio: Radio.extend({
    classNames: {
      radio: classes.checkbox,
      body: classes.choice,
      label: classes.choiceLabel,
      description: classes.choiceHelp,
    },
  }),
  Switch: Switch.extend({
    classNames: { track: classes.track, body: classes.choice, label: classes.choiceLabel },
    defaultProps: { size: "md" },
  }),
  SegmentedControl: SegmentedControl.extend({
    classNames: { root: classes.segments, indicator: classes.indicator, label: classes.segment },
  }),
  Menu: Menu.extend({
    // Opened, its first item has the focus, as menus have it; the placeholder before it is no part of a menu (axe).
    defaultProps: { shadow: "md", position: "bottom-end", withInitialFocusPlaceholder: false },
    classNames: { dropdown: classes.dropdown, item: classes.item },
  }),
  Popover: Popover.extend({ classNames: { dropdown: classes.dropdown } }),
  Tooltip: Tooltip.extend({
    defaultProps: { openDelay: 300, withArrow: false },
    classNames: { tooltip: classes.tooltip },
  }),
  Modal: Modal.extend({
    defaultProps: { centered: true, closeButtonProps: { "aria-label": "Close" }, overlayProps: { opacity: 0.45 } },
    classNames: { content: classes.sheet, header: classes.sheetHead, title: classes.sheetTitle },
  }),
  Drawer: Drawer.extend({
    defaultProps: {
      position: "right",
      closeButtonProps: { "aria-label": "Close" },
      overlayProps: { opacity: 0.45 },
    },
    classNames: { content: classes.sheet, header: classes.sheetHead, title: classes.sheetTitle },
  }),
};
